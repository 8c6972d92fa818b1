## 页面
train-title = 训练
train-lead = SimpleNetwork 是书中由线性层堆叠而成的网络，它将学习区分十类衣物。
cockpit = 训练
ready = 准备就绪

## 实验
setup-title = 实验
settings = 设置
setup-busy = 请先暂停或停止运行，再更改设置。
preset-book-relu = 书中的 ReLU 运行
preset-book-table = 书中的对比表
field-act = 激活函数
field-act-hint = 可多选以作比较；按住 Shift 点选则只保留这一个。
field-act-many = { $count ->
   *[other] 已选 { $count } 个函数；训练时依次进行。
}
field-noact = 不使用激活函数
field-hidden = 隐藏层
field-hidden-hint = 每层的神经元数，例如 256-192-128-64；留空表示没有隐藏层。
field-lr = 学习率
field-momentum = 动量
field-batch = 批大小
field-epochs = 轮次数
field-seed = 随机种子
field-seeds = 种子个数
field-data = 数据
field-n = 训练图像数
field-init = 初始值
field-share = 激活函数的参数
field-device = 设备
data-fashion = Fashion-MNIST
data-synthetic = 合成衣物图
choice-other = 来自链接的其他值
choice-auto = 自动选较快者
choice-cpu = CPU
choice-webgpu = WebGPU
init-torch = PyTorch 默认
init-kaiming = He（Kaiming）
init-xavier = Glorot（Xavier）
init-orthogonal = 正交
share-all = 所有层共用（与书中一致）
share-layer = 每层各自
share-neuron = 每个神经元各自
activation-none = 无激活函数
summary-first = 此处显示所选函数中的第一个。

## 控制
controls = 控制
start = 开始
resume = 继续
pause = 暂停
step = 单步
epoch = 一个轮次
stop = 停止
reset = 重置
shortcuts = 键盘快捷键
shortcuts-on = 启用这些按键（输入文字时无效）

## 状态
stage-idle = 未开始
stage-waiting = 等待中
stage-opening = 准备中
stage-comparing = 正在比较设备
stage-paused = 已暂停
stage-running = 训练中
stage-finished = 已完成
stage-stopped = 已停止
stage-diverged = 已发散
stage-failed = 无法继续
synthetic-label = 合成数据，并非 Fashion-MNIST
edited = 设置已更改。按“开始”将按新设置从头训练。
progress = 进度
progress-none = 按“开始”即可训练。
progress-epoch = 第 { $epoch } / { $epochs } 轮，第 { $step } / { $steps } 步
progress-speed = 每步 { $ms } 毫秒，每秒 { $rate } 步
progress-left = 剩余 { $time }
progress-run = 第 { $run } / { $runs } 次运行
phase-testing = 正在评估测试集
phase-waiting = 正在等待数据
run-seed = { $name }，种子 { $seed }

## 已发散的运行
rewind = { $epoch ->
    [0] 回到初始权重
   *[other] 回到第 { $epoch } 轮结束时
}
rewind-anew = 以学习率 { $lr } 重新训练
rewind-hint = 回退后，运行停在该处，可用“单步”观察发散的经过；设置不变，结果也不变。减小学习率会从初始权重开始一次新的运行：一个链接只用一组设置来描述一次运行。

## 数据
data-label = 数据
data-progress = 已接收 { $received } / { $total } MB（{ $percent } %），{ $ready } 张训练图像可用
data-received = 已接收 { $received } MB
data-verified = 已接收 { $megabytes } MB，并通过 SHA-256 校验；已保存在本浏览器中供下次使用。
data-from-cache = { $megabytes } MB 来自本浏览器的缓存，并通过 SHA-256 校验。
use-synthetic = 改用合成衣物图训练

## 设备
device-cpu = CPU
device-webgpu = WebGPU
device-line = 在 { $device } 上训练，每步 { $ms } 毫秒。
device-only = 在 { $device } 上训练。
reason-chosen-cpu = 设置中选定了 CPU。
reason-chosen-webgpu = 你选择了 WebGPU；其第一步与 CPU 的差异在 { $tolerance } % 以内。
reason-unsupported = 此浏览器不支持 WebGPU。
reason-no-adapter = 此浏览器没有找到 WebGPU 适配器。
reason-software = 唯一的 WebGPU 适配器是软件渲染器，比 CPU 本身还慢。
reason-disagrees = 未采用 WebGPU：其第一步的{ $quantity }与 CPU 相差超过 { $tolerance } %（CPU 为 { $cpu }，WebGPU 为 { $webgpu }）。
reason-webgpu-faster = WebGPU 与 CPU 的差异在 { $tolerance } % 以内，且更快。
reason-cpu-faster = WebGPU 与 CPU 的差异在 { $tolerance } % 以内，但对这个网络而言 CPU 更快。
reason-webgpu-failed = 已尝试 WebGPU，但失败了：{ $why }
reason-webgpu-silent = WebGPU 没有及时响应。
reason-race = 测速结果：CPU 每步 { $cpu } 毫秒，WebGPU 每步 { $webgpu } 毫秒。
quantity-loss = 损失
quantity-gradient = 第 { $tensor } 个参数张量的梯度范数
quantity-tensors = 参数张量个数

## 曲线
chart-loss = 损失
chart-accuracy = 准确率
chart-r2 = R²
axis-epoch = 轮次
axis-loss = 交叉熵损失
axis-accuracy = 准确率（%）
axis-squared-error = 均方误差
axis-r2 = R²（1 为完全拟合，0 相当于取均值）
curves-training = 同时显示训练曲线
curve-test = { $name }，测试
curve-train = { $name }，训练
curve-live = { $name }，实时训练

## 与书对照
book-table-08 = 这是书中对比表的设置：学习率 0.001，15 个轮次，动量 0.8（与其代码一致）。书中正文写的是 0.9，那样多数函数会高出三到五个百分点。在此设置下，STAF 的四个初始种子中有一个会发散。
book-table-09 = 动量 0.9 是书中正文的写法；书中印出的数值来自代码中的 0.8。复现范围为动量 0.9 下单个种子的结果。
book-single = 这是书中单独一次 ReLU 运行的设置，书中给出的用时为 { $seconds } 秒，没有给出准确率。
book-other = 书中没有给出此设置下的数值；书中的对比表可在预设中找到。

## 图像
pictures-title = 网络看到了什么
pictures-epoch = 第 { $epoch } 轮之后
pictures-run = 网络
pictures-latest = 最近一次
samples-title = 十个类别

## 类别
class-t-shirt = T恤/上衣
class-trouser = 裤子
class-pullover = 套头衫
class-dress = 连衣裙
class-coat = 外套
class-sandal = 凉鞋
class-shirt = 衬衫
class-sneaker = 运动鞋
class-bag = 包
class-ankle-boot = 短靴
