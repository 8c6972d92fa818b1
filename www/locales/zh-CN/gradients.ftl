## 梯度页与层输出页：共用
layers-number = 第 { $number } 层
layers-output = 输出层
layers-panel = { $name }，第 { $steps } 步
layers-coming = 尚未计算。
layers-nothing = 没有可显示的内容。
layers-note = 每一行都按自己的峰值缩放，因此行与行之间不比较高度；在共同的坐标轴上可以比较位置。恰为 0 的值不计入任何条形：其占比写在 0 处的点线旁。曲线是由各区间得到的核密度估计。
layers-note-log = 坐标轴表示绝对值 |v|，等距即等倍数。每一行都按自己的峰值缩放，因此行与行之间不比较高度；在共同的坐标轴上可以比较位置。恰为 0 的值在此没有位置，其占比写在该行中。曲线是由各区间得到的核密度估计。
layers-gradients-label = ∂L/∂w
layers-weights-label = 权重 w
layers-pre-label = z = x·W + b
layers-post-label = f(z)
layers-axes = x 轴
layers-axes-shared = 所有层共用
layers-axes-own = 每层各自
layers-scale = 刻度
layers-scale-linear = 数值
layers-scale-log = 绝对值（对数）
layers-bins = 区间数
layers-more = 坐标轴、刻度与区间数
layers-sample = 观察所用的样本
layers-sample-batch = 第一个训练批次
layers-sample-test = 测试集的前若干图像
layers-sample-whole = 整个训练集
layers-control = 同时显示不带激活函数的网络
layers-mean-curve = 每个神经元有各自的参数；曲线取的是它们的均值。

## 梯度
gradients-title = 逐层看梯度
gradients-lead = 梯度从损失出发，反向经过每一层才能到达第一层。在这里可以看到它到达时还剩多少：未训练的网络在一个批次上的情形、任意深度的情形，以及训练中一步一步的变化。
gradients-book-network = 书中的网络
gradients-thirty = 三十层
gradients-training = 训练设置
gradients-histograms = 逐层的全部数值
gradients-lead-gradients = 每层一行，最后一行是输出层。请比较各个峰的位置：越靠左，梯度越小。自下而上逐行左移，说明梯度在传向输入的途中消失；逐行右移，则说明梯度爆炸。
gradients-lead-weights = 每层一行，最后一行是输出层。PyTorch 的初始值均匀分布在一个区间内，神经元的输入越多，区间越窄；训练会移动它们，多数只移动一点点。
gradients-lead-pre = 每一层的神经元在激活之前求得的和，取自所有样本。分布窄，只碰到函数的一小段；分布宽，就会伸到函数平坦的地方。
gradients-lead-post = 每一层交给下一层的值，取自所有神经元和所有样本。最后一行是输出层，其后没有激活函数。请比较分布的宽度：逐行变窄的信号所携带的输入差异越来越少。
gradients-show = 显示
gradients-show-gradients = 权重的梯度
gradients-show-weights = 权重
gradients-show-pre = 预激活值 z
gradients-show-post = 层输出 f(z)
depth-label = 隐藏层数：{ $layers }
depth-layers = { $layers } × { $width }
depth-none = 没有隐藏层。
depth-now = 宽度：{ $widths }
depth-width = 每层神经元数
depth-mixed = 各不相同

## 训练与回看
timeline-title = 训练过程中
timeline-train = 训练并观察
timeline-every = 每隔多少步观察
timeline-every-epoch = 每个轮次
timeline-hint = 依次训练各个网络，并保留此处所见的内容：开始时、每个轮次之后，以及（若指定了步数间隔）每隔这么多步一次；始终用同一个批次观察。
timeline-training = 正在显示最新的一张图。移动滑块可以回看。
timeline-trained = 训练完毕。滑块在留下的各张图之间移动；链接记录着当前看到的这一张。
timeline-other-sample = 训练过程中用第一个训练批次观察网络。请在“观察所用的样本”中选择它再在此训练，或直接输入步数。
timeline-back = 后退
timeline-forward = 前进
timeline-play = 播放
timeline-pause = 暂停
timeline-step = 步
timeline-fresh = 未训练：第一步之前
timeline-end = 训练结束时
timeline-moment = 第 { $step } 步之后

## 各层梯度的大小
norms-heading = 每一层得到多少梯度
norms-lead = 梯度从右端的输出层传向左端的输入。在大小相同的各层之间（请试试三十层），曲线向左下降，说明梯度消失；向左上升，说明梯度爆炸。范数汇总了一层的所有权重；各层大小不同时，请比较下方的直方图。
norms-title = 各层梯度的范数 ‖∂L/∂W‖
norms-axis = 线性层（从输入数起，最后一个是输出层）
norms-hidden-axis = 隐藏层（从输入数起）
norms-label = ‖∂L/∂W‖
norms-note = 在这个坐标轴上成一条直线，说明每一层都把梯度乘以同一个倍数：若为 0.5，三十层之后只剩十亿分之一。
norms-too-small = { $name }，第 { $layers } 层：梯度恰为 0，在坐标轴上没有位置。它已小于 32 位浮点数能表示的最小数 1.4 × 10⁻⁴⁵（有些显卡止于 1.2 × 10⁻³⁸）。这些权重完全不会变动。
norms-flat = { $name }，第 { $layers } 层：梯度恰为 0，因为在该层或其上方的某一层中，梯度须经过的每个神经元、每个样本处 f′ 都恰为 0。
norms-no-input = { $name }，第 { $layers } 层：梯度恰为 0，因为该层的每个输入都是 0。
norms-broken = { $name }，第 { $layers } 层：部分梯度不是有限数，在坐标轴上没有位置。

## 权重与 f′ 的作用
split-heading = 为什么缩小或放大
split-lead = 梯度往回经过一个隐藏层时，先乘以上一层的权重，再乘以 f′。大于 { $one } 表示放大，小于则表示缩小。所有倍数之积等于第一个隐藏层处梯度的大小除以输出层处梯度的大小。
split-title = 各隐藏层中权重的倍数与 f′ 的倍数
split-label = 倍数
split-no-hidden = 途中没有隐藏层。
split-weights = { $name }：权重
split-slope = { $name }：f′
split-one = 1：不变
split-product = { $name }：所有倍数之积为 { $product }。
split-nothing = { $name }：没有梯度能够到达，积为 0。

## 函数曲线上的一层
linked-title = 函数曲线上的一层
linked-lead = 条形：该层的预激活值所在之处。阴影：|f′| 小于 0.01、几乎没有梯度能通过之处。可在此处选择层，也可点击直方图中的一行。
linked-layer = 层
linked-panel = { $name }，第 { $layer } 层
linked-value = f(z)
linked-slope = f′(z)
linked-x = z（条形没有刻度）
linked-y = f(z) 与 f′(z)
linked-flat = 按区间计算，{ $share } % 的预激活值位于 |f′| < 0.01 之处。
linked-nothing = 预激活值中没有有限数。
linked-moments = 其均值为 { $mean }，标准差为 { $std }。
linked-without = 该层之后没有激活函数。
linked-several = 这个函数以该层输入的多个线性映射为自变量，因此没有单独一条曲线能表示它。
linked-unreadable = 此处无法画出这个函数的曲线。

## 书中的数字
claims-title = 与书对照
claims-lead = 书中这一章给出了未训练网络的这类直方图，并指出了数量级：
claims-output = { $name }，输出层：约 { $size }。
claims-input = { $name }，输入层：约 { $size }。
claims-now = 现在算得：|∂L/∂w| 的均值 { $mean }，最大 { $largest }。
claims-not-now = 要对照，请在书中的网络上选择 { $name }，不训练，用第一个训练批次观察。
claims-means = 从直方图坐标轴读出的数量级是最大值的数量级，均值要小得多。书中还说，不带激活函数时各层看起来相似，只有尺度不同。
claims-table = 各层 |∂L/∂w| 的均值：现在算得的，以及 PyTorch 八个种子的范围
claims-network = 网络
claims-inside = 在 { $low } – { $high } 之内
claims-below = 低于 { $low } – { $high }
claims-above = 高于 { $low } – { $high }
claims-source = 范围：用 PyTorch 2.5.1、同样的网络及其初始值，每次一个批次 128 张 Fashion-MNIST 图像，八个种子所得均值中的最小与最大。换一个种子和批次，结果可能略在其外。
claims-no-table = 用 PyTorch 测得的范围属于书中的网络（256-192-128-64）：未训练，PyTorch 的初始值，一个批次 128 张 Fashion-MNIST 图像。现在的网络与此不同。

## 层输出
outputs-title = 每一层输出什么
outputs-lead = 一个训练好的网络观看测试图像，你来观看它的每一层：线性层给出什么，激活函数又把它变成什么。打开本页时网络即开始训练。
outputs-layers = 逐层的输出
outputs-show = 显示
outputs-both = 线性层与激活
outputs-only-linear = 线性层
outputs-only-activations = 激活
outputs-both-label = 该层的输出
outputs-linear = { $number } 线性
outputs-activation = { $number } 激活
outputs-saturated-head = |f′| < 0.01 处，%
outputs-when = 时刻
outputs-end = 训练之后
outputs-start = 未训练
outputs-step = 某一步之后
outputs-step-number = 步
outputs-more = 更多设置
outputs-book = 书中表格的训练设置
outputs-layers-lead = 自上而下，从输入到输出。请看激活函数怎样改变线性层输出的分布：ReLU 截去负的部分，Tanh 把一切压到 −1 与 1 之间。落在函数平坦处的值几乎不让梯度传回。
outputs-shares = 隐藏层：恰为 0 的输出，以及位于函数平坦处的预激活值
outputs-layer-head = 隐藏层
outputs-zero-head = f(z) = 0，%
outputs-flat-head = |f′(z)| < 0.01，%
outputs-loss = 在这些图像上的平均损失：{ $loss }。|f′(z)| < 0.01 处的占比按区间计算。
outputs-accuracy = 这些网络的测试准确率
outputs-network = 网络
outputs-steps = 步数
outputs-accuracy-head = 测试准确率，%
outputs-no-accuracy = 尚无
outputs-accuracy-note = 在整个测试集上，取所显示的时刻。
