## 关于每个函数的已知情况
notes-title = 使用情况
notes-good = 长处
notes-bad = 短处
notes-differs = 书中说法与事实的出入

good-sigmoid = 取值在 0 与 1 之间，可以当作概率来读：常用作二分类器的最后一步，也用作 LSTM 的门。
bad-sigmoid = 斜率从不超过 1/4：若权重不加以补偿，经过十层，梯度只剩不到百万分之一。输出总为正，因此对单个样本而言，下一层某个神经元的所有权重只能朝同一方向变化。
good-tanh = 以 0 为中心，且在 0 处斜率为 1，小信号几乎原样通过。它把循环网络的状态保持在 −1 与 1 之间。
bad-tanh = 两侧都会饱和：|x| 超过 3 后斜率小于 0.01，落到那里的单元几乎不再学习。
good-relu = 只需一次比较；在激活的一侧斜率恰为 1，因此网络再深，它也不会缩小梯度。
bad-relu = 0 的左侧是平的：如果一个单元的输入全都落在那里，它就得不到梯度，一直沉默。输出从不为负，所以均值不是 0。
good-gelu = 光滑，远处接近 ReLU，没有斜率为 0 的区间。Transformer 的常用选择。
bad-gelu = 需要计算正态分布函数或其近似，比一次比较更费时。在 0 处斜率只有 1/2，因此初始值较小时，梯度逐层减半。
good-mish = 光滑；较小的负值可以通过，没有斜率为 0 的区间。在 0 处斜率为 0.6，略大于 GELU 和 SiLU。
bad-mish = 每个值都要算一次指数、一次对数和一次 tanh。在对比实验中这没有换来好处：四个随机种子下为 81.1–82.1 %，ReLU 为 81.2–81.9 %。
good-leaky_relu = 与 ReLU 一样便宜，左侧仍有梯度通过，因此没有单元会彻底失效。
bad-leaky_relu = 左侧斜率必须事先选定，而常用的 0.01 只让百分之一的梯度通过。
good-silu = 光滑；较小的负值可以通过，代价只是一次指数运算。
bad-silu = 在 0 处斜率只有 1/2，因此初始值较小时，梯度逐层减半：在采用 PyTorch 初始值的对比实验中，它落后于 ReLU。
good-hardswish = 两段直线之间夹一段抛物线，不用指数：接近 SiLU，在手机上很省，用 8 位整数也容易计算。
bad-hardswish = 在 −3 以下恰为 0，单元在那里学不到东西；斜率在 −3 和 3 处跳变。
good-swish = 由公式的自动搜索得到，却仍然只需一次指数：光滑，较小的负值可以通过。
bad-swish = β = 1 时它就是 SiLU，在 0 处斜率同样只有 1/2，起步同样慢。
good-prelu = 与 LeakyReLU 一样便宜，左侧斜率由训练得到，不必猜测。除非学到的斜率为 0，它没有平坦的部分。
bad-prelu = 整个网络共用一个斜率时，它学到的更像是增益而不是形状：在对比实验中学到 2.3，左侧反而更陡。更好的初始值能给网络同样的增益。
good-rrelu = 随机的斜率是一种噪声，有正则化作用；评估时取其均值，因此预测并不随机。
bad-rrelu = 训练和评估用的是不同的函数；只有随机抽取完全相同，才能重复一次运行。
good-telu = 一个可训练的数决定左侧能降到多低。在对比实验中名列前茅，而且没有一次运行失败。
bad-telu = α 一旦离开 1，斜率就在 0 处跳变：在对比实验学到的 α = 3.3 处，从 3.3 跳到 1。左侧远处饱和于 −α。
good-staf = 在一个区间上几乎可以取任何形状，包括细节：它是为表示一幅图像、一段声音或一个场景的网络设计的。
bad-staf = 每个值要算 25 个正弦，用到 75 个数：书中的表里它用时 270 秒，ReLU 为 115 秒。在该设置下，我们的四个随机种子中有一个发散，而某次起步是否发散可能取决于舍入误差。
good-identity = 可以预测任意实数的输出层正该用它；它也是每次比较的对照：显示没有激活函数的网络能做到什么。
bad-identity = 线性层叠多少层都只是一个线性层：深度不会增加它能表示的东西。
good-step = 带阈值的单元，只要手工设定权重，就能计算任何逻辑函数。
bad-step = 凡有斜率之处，斜率都是 0，梯度下降无法通过它学习。
good-swish_beta = 一个可训练的数，让它从 x/2（β = 0）经过 SiLU（β = 1）趋向 ReLU（β → ∞）。
bad-swish_beta = 它等于 SiLU(βx)/β：β 能做的，前后两层的权重都能做。
good-elu = 负的取值使平均输出更接近 0；α = 1 时斜率没有跳变。
bad-elu = 左侧会饱和：α = 1 时，x < −4.6 处斜率小于 0.01。左侧还要算一次指数。
good-selu = λ 和 α 的取值使均值 0、方差 1 逐层保持：很深的普通网络不用归一化层也能保持健康。
bad-selu = 这要求初始值的方差为 1/fan_in，而 PyTorch 的只有它的三分之一。普通的 dropout 也会破坏这一点。
good-softplus = 处处为正的光滑 ReLU：适合必须为正的量，例如方差。
bad-softplus = 比 ReLU 费时，离“以零为中心”也很远：在 0 处已是 0.69。
good-swiglu = 一个线性映射给另一个当门，因此这一层可以把特征相乘。Llama 系列模型在注意力层之间使用它。
bad-swiglu = 它是一层，不是一元函数：原来一个线性映射的地方变成两个，通常要把宽度缩到三分之二，才能保持参数个数不变。
good-adaptive_sigmoid = 陡度和阈值都可训练：k 很大时，它几乎就是阶跃函数。
bad-adaptive_sigmoid = k(x − θ) 是线性的，它前面的权重和偏置也能做到。它和所有 Sigmoid 一样会饱和。
good-sgt = 和 tanh 一样是奇函数，以 0 为中心；γ 决定多快饱和。
bad-sgt = 只是把 tanh 的输入乘以 γ，输出乘以 Γ(1.5) ≈ 0.886：前后两层的权重都能做到。
good-nipuna = 右侧是直线；左侧并不平坦，仍有一些梯度通过。
bad-nipuna = 它在 0 处跳变；左侧远处，取值和斜率都趋于 0。
good-telu_tanh_exp = 光滑，右侧很快就接近直线：x 大于 1 时，因子 tanh(eˣ) 已超过 0.99。
bad-telu_tanh_exp = 每个值都要算一次指数和一次 tanh。它一直下降到 x ≈ −1.08；左侧远处斜率趋于 0。
good-swigelu = 构造新函数的一种朴素做法：取两个具备所需性质的函数的平均。和它们一样光滑、自门控。
bad-swigelu = SiLU 与 GELU 的差从不超过 0.2，取平均几乎不改变什么，却要付两份计算的代价。
good-rational = 六个可训练的数就能取本页大多数函数的形状，而且不用指数。
bad-rational = 分母必须远离 0；这里为此取绝对值，在 0 处留下一个很小的尖点。无论拟合的是什么，远处都会变成直线。
good-bspline = 每个控制点只影响曲线的一小段，其余部分不动。
bad-bspline = 只有第一个与最后一个节点之间是自由的，之外是直线。输入很少落到的控制点几乎不学习。
good-fourier = STAF 所属的函数族，项数由你选：对重复的图样，几项就够。
bad-fourier = 远处只振荡，不增长。高频使它很陡，而且随机初始值之间差别很大。
good-mixture = 一个门根据输入决定由哪个专家起作用：把“专家混合”放进一个函数里。
bad-mixture = 每个值都要计算三个专家和一次 softmax；门对某个专家关闭后，它就不再学习。
good-relu6 = 两侧都有界，因此位数很少的数也能表示它的输出。
bad-relu6 = 两侧都是平的：0 以下和 ReLU 一样，6 以上也是。
good-snake = 一条带波纹的直线：能把重复的图样延续到训练数据之外，这是 ReLU 和 tanh 做不到的。
bad-snake = 斜率在 0 与 2 之间摆动，相差很小的两个输入可能得到很不一样的梯度；决定周期的 a 必须与数据相配。
good-maxout = 用 k 个映射，可以学到任何不超过 k 段直线的凸函数，ReLU 和绝对值都在其中。
bad-maxout = 它是一层，不是一元函数：k 个线性映射需要 k 倍的权重。

differs-1943 = 书中一张表把 Sigmoid 的年份写成 1943。McCulloch 和 Pitts 当年发表的是阈值函数；书中自己的历史把 Sigmoid 放在 20 世纪 60 年代。
differs-monotonic-is = 书中讲设计的一节说它不单调。它是单调的：处处上升。
differs-monotonic-not = 书中讲设计的一节说它单调。它并不单调：先下降后上升，见下面的性质表。
differs-sigmoid-learns = 书中的表给出 10.0 %，好像它学不会这个任务。学习率 0.1、动量 0.9、训练十个轮次，它能达到约 86 %。
differs-tanh-gates = 书中说 tanh 用作 RNN 和 LSTM 的门。LSTM 的门是 Sigmoid，因为门要从 0 变到 1；tanh 用于通过门的内容。
differs-relu-start = 书中说 PyTorch 的线性层采用为 ReLU 设计的 He 初始值。实际上它在 ±1/√fan_in 之间均匀抽取，增益是 1/√3，而 He 的增益是 √2；书中的表里 ReLU 因此吃了亏。
differs-stability = 书中给出一个不稳定性指数（ReLU 1.78、GELU 0.92、Mish 0.61），却没有说明是怎样测得的。
differs-gelu-zero = 书中说它没有斜率为零的区间，所以负输入仍能学习。斜率在 x ≈ −0.75 处穿过 0，在 −6 处为 −3.5 · 10⁻⁸：不是 0，但在那里什么也学不到。
differs-dead = 书中把对每幅图像输出都恰为 0 的神经元算作死亡。这个函数只在 x = 0 处为 0，计数必然得到零个；几乎没有斜率的单元却逃过了计数。
differs-leaky-max = 书中还把它写成 max(a·x, x)。只有 a ≤ 1 时两者才相同，而书中的 PReLU 最后得到 a = 2.3。
differs-silu-swish = SiLU 与 β = 1 的 Swish 是同一个函数。书中两行（78.3 % 与 78.5 %）的差别是噪声：在四个随机种子下，我们得到 77.6 % 到 79.8 %。
differs-hardswish = 书中的 76.7 % 低于我们四个随机种子中的每一个（77.0–79.4 %）。
differs-leaky-low = 书中的 80.8 % 低于我们四个随机种子中的每一个（81.2–82.0 %）。
differs-telu-low = 书中的 86.2 % 低于我们四个随机种子中的每一个（86.4–86.9 %）。
differs-prelu-shared = He 等人为每个通道训练一个斜率，书中的代码让整个网络共用一个。283,914 个参数中的一个数很难造成书中警告的过拟合。训练页面两种都提供，另外还可以每层一个。
differs-adaptive = 书中的结论是自适应函数胜出（86 % 对 81 %）。同样的设置，换成 He 初始值，ReLU 达到 86.0–86.1 %，GELU 达到 86.5 %；在书中第一次运行的设置下，ReLU 反而领先于 PReLU 和 TeLU。
differs-telu-two = 书中把两个不同的函数都叫作 TeLU：代码里是 α 可训练的 ELU，公式表里是 x·tanh(eˣ)。本页把它们分开。
differs-staf-source = 书中给出的来源有误。STAF 出自 Morsali 等人，arXiv 2502.00869。
differs-staf-order = 书中的答案把 STAF 排在第一；它自己的表却是 TeLU 86.2 %、PReLU 86.0 %、STAF 85.4 %。我们得到 87.2–88.3 %，发散的那个随机种子则是 10.0 %。
differs-identity = 书中的答案说，没有激活函数的网络停在 10 % 左右。在对比实验的设置下它达到 82.3–82.8 %，高于 ReLU（81.2–81.9 %）；在第一次运行的设置下为 84.0–84.1 %，ReLU 为 87.6–88.3 %。
differs-swish-beta = 在书中的对比实验里 β 一直是 1。在该设置下训练 β，一次运行的结果是 β 变为 1.40，准确率 78.5 %：并不比 β = 1 时高。
differs-llama = 书中说 Llama 3 这样的大模型使用 GELU 或 ReLU。Llama 使用的是 SwiGLU。
differs-swiglu-beta = 书中把 1.7889 作为最佳的 β。Shazeer 的层里 β = 1，这里也是。
differs-nipuna = 书中的写法并不连续：从左侧趋于 α·ln 2（α = 0.25 时为 0.1733），右侧却从 0 开始。梯度看不到这个跳变。
differs-bspline = 书中的代码把系数从求导中切断了，所以它们从不学习，曲线一直保持初始的样子。这里的系数会被训练。

## 要求清单
checklist-title = 书中的要求，按公式逐条核对
checklist-note = 凡需要界限的要求，界限由我们规定：书中没有给出。z ~ N(0, 1) 代表一层传给下一层的数值。
verdict-met = 满足
verdict-partly = 部分满足
verdict-missed = 不满足
verdict-unknown = 无法判断
need-non-linear = 非线性
need-differentiable = 可微
need-keeps = 梯度不消失
need-tames = 梯度不爆炸
need-centred = 输出以零为中心
need-gating = 自门控
need-smooth = 光滑
need-monotonic = 单调
need-bounded = 有界
evidence-slopes = x = { $low } 处斜率为 { $least }，x = { $high } 处为 { $most }
evidence-line = 它就是直线 { $slope }·x + { $offset }
evidence-unclear = 无法完整搜索这个函数
evidence-no-kink = 没有跳跃，没有尖点
evidence-smooth = 取值、斜率和二阶导数都没有跳变
evidence-undefined = 在 { $on } 上无定义
evidence-small = 在 { $on } 上 |斜率| < 0.01：占 z ~ N(0, 1) 的 { $share } %，界限为 { $limit } %；|斜率| 最大 { $steepest }，至少应为 { $weakest }
evidence-not-small = 没有 |斜率| < 0.01 之处；|斜率| 最大 { $steepest }，至少应为 { $weakest }
evidence-steepest = |斜率| 最大 { $steepest }；界限为 { $limit }
evidence-mean = z ~ N(0, 1) 时均值为 { $mean }；界限为 ±{ $limit }
evidence-no-mean = z ~ N(0, 1) 时没有均值
evidence-gate-no = 不是 x 乘以一个从 0 变到 1 的门
evidence-gate-hard = x 乘以一个跳变的门
evidence-gate-soft = x 乘以一个从 0 平滑升到 1 的门
evidence-rises = 处处上升
evidence-never-falls = 处处上升或持平
evidence-falls = 处处下降
evidence-never-rises = 处处下降或持平
evidence-constant = 常数
evidence-both-ways = 在 { $falls } 上下降，在 { $rises } 上上升
evidence-jump = 在 { $rises } 上上升，但在 x = { $x } 处从 { $left } 跳到 { $right }

## 历史
history-title = 从一个阈值到五百个函数
history-lead = 书中讲述的历史，本页的函数按所列文献的发表年份排入其中。点选一个函数，就把它加到上面的图中；再点一次则移除。
history-chosen = 已选
history-undated = 没有年份
history-undated-note = 书中没有给出这些函数的来源。
history-of = { $year } 年代
history-1943 = McCulloch 和 Pitts 把神经元描述为超过阈值就发放的单元。这还不是 Sigmoid，尽管书中一张表给 Sigmoid 标的是 1943 年。
history-1960 = 书中把 Sigmoid 放在这里：把阈值变得平滑，使它有斜率。
history-1986 = Rumelhart、Hinton 和 Williams 的反向传播：单元从此必须有斜率，Sigmoid 成为通行的选择。
history-1988 = 通用逼近，年份按书中所写：一个由 Sigmoid 构成的隐藏层可以任意接近任何连续函数。通常引用的证明（Cybenko；Hornik、Stinchcombe 和 White）发表于 1989 年。
history-1998 = 关于反向传播训练的建议更倾向于 tanh，因为它的输出以 0 为中心。
history-2000 = 一个处处为正的光滑函数，出自期权定价的研究。
history-2010 = Nair 和 Hinton 把整流函数用于深度网络。
history-2012 = 使用 ReLU 的卷积网络 AlexNet 赢得 ImageNet 竞赛。
history-2013 = 对 ReLU 平坦一侧的最初修补；以及一种学习自身形状的层。
history-2015 = 左侧的斜率改为训练得到或随机抽取，或者换成一段曲线。
history-2016 = 用正态分布把 ReLU 的门变软。
history-2017 = Transformer 取代循环结构；自门控的光滑函数流行开来，其中一个由机器搜索得到。
history-2019 = 适合手机的廉价函数，以及可训练的分式。
history-2020 = 在语言模型中，门成为独立的一层；为重复的数据准备的带波纹的直线。
history-2024 = 新的提议不断出现：x 乘以 tanh(eˣ)。
history-2025 = 可训练的正弦之和。按书中的统计，至此已提出 500 多个函数。

## 对比表
compare-title = 书中十二个函数的比较
compare-open = 显示表格
compare-lead = 用我们的话转述书中的说法，旁边是按参数的初始值由公式算出的性质。
compare-function = 函数
compare-strength = 长处
compare-use = 用于
compare-weakness = 短处
compare-range = 值域（计算）
compare-monotonic = 单调（计算）
compare-centred = 以零为中心（计算）
compare-wait = 正在计算
compare-none = 无法计算
compare-seen = 见到：{ $low } … { $high }
compare-yes-mean = 是，均值 { $mean }
compare-no-mean = 否，均值 { $mean }
use-output = 输出层
use-recurrent = 循环网络（书中说用作门；LSTM 的门其实是 Sigmoid）
use-cnn = 卷积网络
use-transformer = Transformer
use-general = 通用
use-mobile = 移动设备
use-deep = 深度网络
use-unnamed = 书中没有指明领域
use-patterns = 复杂的图样
strength-sigmoid = 光滑；取值从 0 到 1，如同概率
strength-tanh = 以 0 为中心，在 0 处比 Sigmoid 更陡
strength-relu = 便宜；斜率非 0 即 1
strength-gelu = 用正态分布加权的 ReLU；略有正则化作用
strength-mish = 光滑；据称有自正则化作用
strength-leaky_relu = 0 以下有固定的小斜率，单元不会失效
strength-hardswish = 由简单的几段组成，因此轻便
strength-swish = 光滑：输入乘以它自己的 Sigmoid
strength-prelu = 0 以下的斜率由训练得到
strength-rrelu = 训练时的随机斜率有正则化作用
strength-telu = 指数部分的尺度由训练得到；据称稳健
strength-staf = 傅里叶级数：能取复杂的形状
weakness-sigmoid = 在深层网络中梯度消失
weakness-tanh = 梯度同样会消失
weakness-relu = 单元可能沉默
weakness-gelu = 比 ReLU 费时
weakness-mish = 几个函数层层嵌套
weakness-leaky_relu = 斜率需要自己选
weakness-hardswish = 表达能力略逊于 Swish
weakness-swish = 比 ReLU 费时
weakness-prelu = 据称会过拟合
weakness-rrelu = 较难重复
weakness-telu = 可能变得不稳定
weakness-staf = 时间和内存开销大

## 建议
advice-title = 什么领域用什么函数
advice-lead = 建议是书中的。每条建议旁边列出原始文献的说法：有的支持它，有的纠正它。
advice-says = 书中：
advice-checked = 核对：
advice-start = 起步
advice-start-says = 从 GELU 开始，或者从 ReLU、LeakyReLU 开始；然后在其他条件都相同的情况下试别的函数。
advice-start-checked = 有道理，前提是“其他条件”包括初始值和学习率：在书中的对比实验里，PReLU 领先 ReLU 五个百分点；在书中第一次运行的设置下，ReLU 与它们不相上下。一次只改一处，并用多个随机种子。
advice-cnn = 卷积网络
advice-cnn-says = ReLU 及其变体。
advice-cnn-checked = 有依据：Krizhevsky、Sutskever 和 Hinton 在构建 AlexNet 之前，用 ReLU 训练一个小卷积网络，比用 tanh 快六倍；He 等人用 PReLU 又有小幅提高。
advice-deep = 更深的卷积网络
advice-deep-says = GELU 或 SiLU。
advice-deep-checked = 部分有依据：Ramachandran 等人发现，在深层图像网络中 Swish 比 ReLU 高半个到一个百分点，EfficientNet 便采用了它。但 Liu 等人在从 ResNet 改造到 ConvNeXt 的途中用 GELU 替换 ReLU，准确率没有变化。
advice-vit = 视觉 Transformer
advice-vit-says = GELU。
advice-vit-checked = 作为惯例有依据：Dosovitskiy 等人使用 GELU，此前的 BERT 也是。他们没有与其他函数比较。
advice-mobile = 移动设备
advice-mobile-says = Hardswish 或 ReLU6。
advice-mobile-checked = 有依据：MobileNetV2 使用 ReLU6，因为它在低位数运算中仍然准确。MobileNetV3 使用 Hardswish，但只用在较深的一半层里，因为在前面较大的层里代价太高。
advice-image = 图像生成
advice-image-says = Swish（SiLU）、GELU 或 Mish。
advice-image-checked = 对扩散模型来说，SiLU 是对的：Ho、Jain 和 Abbeel 公开的代码用的就是它。书中没有提到的对抗网络使用 LeakyReLU 和 ReLU（Radford、Metz 和 Chintala）。至于 Mish，书中没有给出来源，我们也不知道有什么来源。
advice-language = Transformer 与语言模型
advice-language-says = GELU；LLaMA 用带门的 SwiGLU。书中另一处说 Llama 3 用 GELU 或 ReLU。
advice-language-checked = 最早的 Transformer 使用 ReLU，BERT 使用 GELU。Shazeer 发现在同等代价下带门的层更好，并说自己无法解释原因。Llama 2 和 Llama 3 使用 SwiGLU，所以书中另一处的说法是错的。
advice-recurrent = 循环网络，LSTM
advice-recurrent-says = Tanh。
advice-recurrent-checked = 对单元所保存的内容来说是对的，门则是 Sigmoid。在最早的 LSTM 中，门也是 Sigmoid，而单元的压缩函数是经过拉伸和平移的 Sigmoid，也就是 tanh(x/2) 和 2·tanh(x/2)。
advice-speech = 语音
advice-speech-says = GELU、Swish 或 Snake。
advice-speech-checked = 各有用处：wav2vec 2.0 用 GELU，Conformer 用 Swish，两者都用于识别；生成声音的 BigVGAN 用 Snake。Snake 最初是为一般的周期数据提出的。
advice-real-time = 实时
advice-real-time-says = Hardswish 或 ReLU。
advice-real-time-checked = 书中没有给出来源。Howard 等人在手机上测量了 Hardswish，发现它的代价取决于如何实现。请在自己的设备上测量。
