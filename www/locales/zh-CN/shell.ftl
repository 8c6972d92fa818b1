## 页眉与页脚
title = 激活函数实验室
title-of = { $page } · { $title }
language-name = 简体中文
language = 语言
theme = 配色
theme-system = 跟随系统
theme-light = 浅色
theme-dark = 深色
navigation = 页面
skip = 跳到正文
copy-link = 复制链接
copied = 链接已复制。
copy-failed = 浏览器不允许复制，请从地址栏复制地址。
foot-licence = 激活函数实验室是自由软件，可任选 MIT 或 Apache 2.0 许可证使用。
foot-data = Fashion-MNIST © 2017 Zalando SE，MIT 许可证。
foot-privacy = 所有计算都在本机完成，你在此处的操作不会发送到任何地方。

## 页面
page-course = 课程
page-explore = 探索
page-design = 设计
page-play = 试玩
page-train = 训练
page-compare = 对比
page-gradients = 梯度
page-outputs = 层输出
page-neurons = 神经元
page-deep = 深入
page-runs = 运行记录
later-mark = 待建
later-not-built = 本页尚未建成。
later-play = 这里将用二维点训练一个小网络，让你看到类别边界如何弯曲。
later-compare = 这里将同时训练多个函数，每个函数使用多个随机种子，并指出哪些差异超出了噪声。
later-deep = 这里将展示损失曲面、黑塞矩阵的谱和神经切线核。
later-runs = 这里将保存你的运行记录，以便比较、导出和验证。
later-train = 现在就训练一个网络

## 欢迎
welcome-title = 激活函数有什么作用？
welcome-lead = 在这个实验室里，你可以亲手找到答案：沿着曲线移动，在浏览器里训练真正的网络，并在训练过程中观察网络内部。课程共 { $chapters } 章，每章都很短，从“网络为什么需要激活函数”讲起，直到你设计出自己的函数，并为它拿出证据。
welcome-begin = 从第一章开始
welcome-go-on = 从上次的地方继续
welcome-or = 或者先动手试试。
welcome-more = 用你自己的设置：
welcome-train = 训练页面
welcome-relu = 书中的 ReLU 实验
welcome-table = 书中的函数对比表

## 欢迎页的曲线
curve-functions = 函数
curve-label = 所选函数 f 及其导数 f′ 的图，并有一条在某点与 f 相切的切线。可用下方的滑块移动该点。
curve-x = 输入 x
curve-y = 输出
curve-tangent = 切线
curve-rest = 让点停下
curve-move = 让点移动
curve-spoken = x = { $x }：f(x) = { $value }，f′(x) = { $slope }
curve-note = 可以拖动这个点。曲线由本实验室的公式预先算出。
curve-explore = 实时探索这些函数
curve-relu = ReLU 保留正数，其余变为 0。它的斜率非 1 即 0：在 0 的左侧没有任何梯度传回，因此只收到负输入的神经元会停止学习。
curve-gelu = GELU 像是没有尖角的 ReLU。它在左侧略低于 0，斜率则会略高于 1。
curve-leaky-relu = LeakyReLU 在左侧保留 0.01 的斜率，那里的神经元仍能学习，只是很慢。
curve-tanh = Tanh 把任何数压到 −1 与 1 之间。它的斜率在中间为 1，向两侧逐渐消失，前面各层能得到的梯度也随之消失。
curve-sigmoid = Sigmoid 把任何数压到 0 与 1 之间。它的斜率从不超过 0.25，因此多层叠加后几乎没有梯度能传回去。

## 第一次训练
first-title = 现在就训练一个网络
first-about = 两圈点，一圈套着另一圈。一个小网络要学会区分它们：先不用激活函数，再用 ReLU；只需几秒钟。请注意看准确率。
first-start = 两次都训练
first-coming = 正在加载训练程序……
first-failed = 训练程序未能加载。请检查网络连接，然后刷新页面。

## 首次打开时才加载的页面
elsewhere-coming = 正在加载此页面。
elsewhere-failed = 此页面未能加载。请检查网络连接后刷新；你的实验保存在地址中，但正在进行的训练会中断。

## A new version
new-version = 实验室的新版本已就绪。启用它会重新加载页面，正在进行的训练将中止。
new-version-others = 还有其他标签页开着实验室。请先关闭它们；或者下次打开时会自动启用新版本。
new-version-coming = 正在启用新版本，页面马上会重新加载。
new-version-take = 立即启用
new-version-later = 以后再说
