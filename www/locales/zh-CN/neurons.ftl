## 神经元页面
neurons-title = 神经元
neurons-lead = 有些神经元无论看到什么都给出同样的输出。数一数它们有多少，看看它们在哪里、何时沉默，再看看网络究竟有多需要它们。
neurons-gradients = 查看此网络各层的梯度

## 掩码示例
neurons-mask-title = 如何统计死亡神经元
neurons-mask-lead = 这是书中的例子：某一层在两个批次上的输出，每批 3 个样本、5 个神经元。在一个批次内，若某神经元对每个样本的输出都恰好为 0，其掩码为 T。各批次的掩码再用 AND 合并：只要有一次输出不为 0，就不算死亡。任何一个数都可以改。一个批次的掩码用 NumPy 写作：
neurons-mask-row = 掩码
neurons-mask-batch = 批次 { $number }
neurons-mask-sample = 样本 { $number }
neurons-mask-neuron = 神经元 { $number }
neurons-mask-cell = 批次 { $batch }，样本 { $sample }，神经元 { $neuron }
neurons-mask-not-a-number = 这不是一个数（{ $place }）；保留原来的数。
neurons-mask-too-large = 此处只容得下绝对值不超过 999 的数（{ $place }）；保留原来的数。
neurons-mask-no-room = 链接中已放不下更多改动（{ $place }）；请先恢复书中的数。
neurons-mask-fold = 已合并 { $done } / { $batches } 个批次
neurons-mask-and = 到目前为止的 AND
neurons-mask-restart = 从头开始
neurons-mask-next = 合并下一批次
neurons-mask-reset = 恢复书中的数
neurons-mask-none-yet = 尚未合并任何批次：在出现反例之前，每个神经元都算作死亡。
neurons-mask-no-dead = { $batches ->
   *[other] 合并 { $batches } 个批次后，没有死亡的神经元。
}
neurons-mask-dead = { $count ->
   *[other] { $batches ->
       *[other] 合并 { $batches } 个批次后，死亡的神经元为：{ $neurons }。
    }
}

## 选择网络与时刻
neurons-setup = 网络
neurons-preset-big = 未训练的大网络
neurons-preset-book = 按书中设置训练
neurons-when = 观察时刻
neurons-when-fresh = 未训练
neurons-when-between = 若干步之后
neurons-when-end = 训练结束后
neurons-when-steps = 优化步数
neurons-when-trains = 网络会先在浏览器中训练到该时刻。
neurons-which = 仔细观察的网络
neurons-cut = 共 { $asked } 个网络，只统计前 { $taken } 个。
neurons-fresh = 未训练
neurons-after = { $steps } 步之后
neurons-trained = 训练结束后

## 统计
neurons-table = 神经元统计
neurons-table-at = 神经元统计（{ $moment }）
neurons-layer = 层
neurons-width = 神经元数
neurons-neuron = 神经元
neurons-dead = 死亡
neurons-near-dead = 濒死
neurons-saturated = 饱和
neurons-constant = 恒定
neurons-any = 属于四种状态之一
neurons-predicted = ∏ Φ(−μ/σ)
neurons-published = 书中数值
neurons-measured = 复现结果
neurons-measured-seeds = { $seeds ->
   *[other] { $seeds } 个种子
}
neurons-all = 所有层
neurons-not-counted = 尚未统计。
neurons-no-layers = 此网络没有隐藏层，因此没有可统计的神经元。
neurons-trouble = 此时刻无法统计；原因见上方的状态栏。
neurons-counted = 在 { $samples } 个训练样本上统计，已训练 { $steps } 步
neurons-counted-seeds = 在 { $samples } 个训练样本上统计，已训练 { $steps } 步；已完成 { $counted } / { $seeds } 个种子，数值为最小–最大
neurons-note-overlap = 一个神经元可能同时属于几列：死亡的 ReLU 神经元也是饱和的，也是恒定的。∏ Φ(−μ/σ) 是书中给出的死亡神经元比例公式，详见下文。
neurons-note-seeds = 有多个种子时，每格给出该层计数的最小值和最大值。两个函数之间的差异若落在这些范围之内，就只是噪声。
neurons-note-figures = 书中数值：原章节所载。复现结果：用 PyTorch 和真实的 Fashion-MNIST 重做同一实验，各层计数的最小–最大值。此处的初始值出自另一个随机数生成器，因此吻合的是计数的范围，而不是逐个神经元。
neurons-terms = 各列计数的含义
neurons-dead-means = 对每个样本的输出都恰好为 0。这是书中的判据，只能发现有一半恰好为 0 的函数。
neurons-near-dead-means = 仅在不到 1 % 的样本上活跃，但没有死亡。
neurons-saturated-means = 在任何样本上都不活跃。活跃指 |f′(z)| ≥ 0.01；对 ReLU 即 z > 0。
neurons-constant-means = 最大输出与最小输出之差小于该层标准差的百万分之一。
neurons-ranks = 各函数的比较
neurons-ranks-note = 名次按属于四种状态之一的神经元比例排列，比例小者在前。名次写作“1–3”表示它们在各种子上的范围相互重叠，其间的先后只是噪声。
neurons-ranks-unknown = 不排名次：每个函数至少要有三个种子，才能看出噪声有多大。种子个数可在“设置”中修改。
neurons-least = { $name }（最小）
neurons-most = { $name }（最大）
neurons-seeds = 已统计的种子数
neurons-steps = 步数
neurons-samples = 样本数

## 公式
neurons-formula-title = 方向相反的公式
neurons-formula-lead = 对于深层网络中死亡神经元的比例，书中给出 ∏ Φ(−μ/σ)：到该层为止每层贡献一个因子，由该层预激活值的均值 μ 和标准差 σ 算出。
neurons-formula-wrong = 照书中的写法，它与统计结果相矛盾：比例的连乘积只会逐层减小，而未训练的 ReLU 大网络越往深处死亡的神经元越多。
neurons-formula-here = 在此处，从第一个隐藏层到最后一个隐藏层，公式的值从 { $predicted_first } % 变为 { $predicted_last } %，统计的比例从 { $counted_first } % 变为 { $counted_last } %。
neurons-formula-chart = 公式与统计
neurons-formula-counted = 统计得到的死亡比例
neurons-formula-product = 公式 ∏ Φ(−μ/σ)
neurons-formula-factor = 单层的因子 Φ(−μ/σ)
neurons-formula-table = 公式中的各项数值
neurons-formula-mean = μ
neurons-formula-deviation = σ
neurons-formula-question = 那么，这个连乘积描述的是什么？
neurons-formula-hint = 提示：若预激活值服从正态分布，Φ(−μ/σ) 就是某一层的预激活值（取遍所有样本和神经元）中为负的比例。死亡的神经元对“每个”样本都为负。连乘积里的“每个”又是指什么？
neurons-formula-answer = 答案之一：取一个样本，再从每一层各取一个神经元。假如它们相互独立，连乘积就是它们同时为负的概率。它说的是一个样本与所有层；而死亡说的是一个神经元与所有样本。随深度增大的是 1 − ∏ (1 − Φ(−μ/σ))，即这样一条路径在某处被阻断的概率。
neurons-share = 神经元比例

## 神经元图
neurons-map-title = 全部神经元：{ $name }，{ $moment }
neurons-map-label = 全部神经元的图，每层为若干行方格。用方向键移动，Page Down 和 Page Up 键到下一层或上一层，Home 和 End 键到本层两端；按 Enter 键选择神经元，按 Esc 键取消标记。
neurons-map-hint = 将指针移到方格上，或用方向键，即可读取；点击可仔细观察该神经元。
neurons-map-at = 第 { $layer } 层，第 { $neuron } / { $width } 个神经元：{ $states }；在 { $share } % 的样本上活跃。
neurons-is-dead = 死亡
neurons-is-near-dead = 濒死
neurons-is-saturated = 饱和
neurons-is-constant = 恒定
neurons-is-well = 不属于四种状态
neurons-and = 、
neurons-legend = 方格的含义
neurons-scale = 活跃比例
neurons-scale-low = 在 0 % 的样本上活跃……
neurons-scale-high = ……在 100 % 的样本上活跃
neurons-legend-note = 若神经元同时处于几种状态，方格按以下顺序显示最靠前的一种：死亡、恒定、饱和、濒死。方格很小时只有颜色，没有符号。
neurons-zero-share = 输出恰好为 0 的比例
neurons-active-share = 活跃的比例
neurons-min = 最小输出
neurons-max = 最大输出
neurons-states = 状态

## 单个神经元
neurons-one = 单个神经元
neurons-one-title = 第 { $layer } 层，神经元 { $neuron }，{ $moment }
neurons-one-hint = 请在图上选择一个神经元，或输入它的编号。
neurons-one-waits = 正在观察该神经元。
neurons-one-clear = 取消选择
neurons-one-active = 在 { $samples } 个样本中的 { $active } 个上活跃（{ $share } %）；偏置为 { $bias }。
neurons-one-part = 网络较大，因此只用前 { $samples } 张训练图像观察它的神经元。
neurons-one-states = 在整个训练集上的状态：{ $states }。
neurons-one-values = 输入与输出的分布
neurons-one-label = 各样本上的取值
neurons-one-pre = z
neurons-one-post = f(z)
neurons-one-slope = f′(z)
neurons-one-both = f(z)、f′(z)
neurons-one-pre-axis = z
neurons-one-over = 函数曲线下的预激活值分布
neurons-one-zero = z 为预激活值，f(z) 为输出。若 0 在范围之内，竖线标出 0 的位置；恰好为 0 的输出单独列出，不计入条形。
neurons-one-top = 输出最大的图像
neurons-one-silent = 所有输出都为 0：这些图像并不是该神经元的选择，只是训练集中最前面的几张。
neurons-one-image = 第 { $number } 张训练图像
neurons-weights = 输入权重
neurons-weights-picture = 线性映射 { $map } 的输入权重图，每个像素对应图像的一个像素
neurons-weights-note = 每个像素对应图像的一个像素。橙色：该处像素越亮，z 越大；蓝色：z 越小。
neurons-weights-map = W{ $map }
neurons-weights-label = 权重
neurons-strongest = 最强的输入权重
neurons-strongest-of = { $inputs } 个输入权重中最强的几个
neurons-from-input = 来自输入 { $number }
neurons-from-neuron = 来自第 { $layer } 层，神经元 { $number }

## 训练过程
neurons-lives-title = 死亡、新生与复活
neurons-lives-lead = 训练过程中有些神经元会死亡，有些又会恢复。这里把仔细观察的网络训练到底，并用固定的 { $probe } 张训练图像作为探测集跟踪它的神经元。
neurons-lives-open = 跟踪训练过程中的神经元
neurons-lives-empty = 曲线会随训练出现。
neurons-lives-note = 基于探测集：每次都用相同的 { $probe } 张训练图像，每 { $every } 步观察一次。在探测集上全部沉默的神经元对别的图像仍可能有输出，因此这里的死亡数不会少于整个训练集上的死亡数。死亡、新生、复活均相对于上一次观察。新生指从一开始就死亡、此时首次恢复活动。
neurons-dead-now = 探测集上的死亡神经元
neurons-turns = 死亡、新生、复活：所有层
neurons-turns-layer = 死亡、新生、复活：第 { $number } 层
neurons-turns-which = 死亡、新生、复活所在的层
neurons-layer-n = 第 { $number } 层
neurons-died = 死亡
neurons-born = 新生
neurons-revived = 复活
neurons-count = 神经元数
neurons-every = 两次观察之间的步数
neurons-exact = 结束时的死亡数：整个训练集与探测集
neurons-exact-waits = 网络训练完成后，给出整个训练集上的计数。
neurons-exact-whole = 全部 { $samples } 个样本
neurons-exact-probe = { $samples } 张图像的探测集
neurons-exact-note = 探测集只会多算：对所有样本都死亡的，对其中一部分当然也死亡。

## 沉默与复活
neurons-change-title = 让神经元沉默，重新抽取某层的权重
neurons-change-lead = 让一个神经元沉默，或重新抽取某层的输入权重：后者给死亡的神经元一次新的机会，也使该层忘掉已学到的东西。网络究竟有多需要它们？请在图上选择神经元。未训练网络的准确率说明不了什么，请观察训练后的网络。
neurons-change-open = 试一试
neurons-change-table = 每次改动之后的测试集结果（{ $moment }）
neurons-change = 改动
neurons-change-number = 改动数
neurons-change-none = 无：原来的网络
neurons-change-difference = 差值（百分点）
neurons-change-waits = 正在测试
neurons-change-note = 每一行包含到该行为止的全部改动。沉默是指把该神经元的输出权重设为 0；继续训练时它们可能重新增大。死亡神经元按前 2,000 张训练图像统计。上面的统计、神经元图和所选神经元仍属于未改动的网络。
neurons-change-full = 链接中已放不下更多改动。
neurons-silence = 让第 { $layer } 层的神经元 { $neuron } 沉默
neurons-silence-none = 让所选神经元沉默
neurons-silenced = 第 { $layer } 层的神经元 { $neuron } 沉默
neurons-redraw = 重新抽取该层的输入权重
neurons-redraw-which = 层
neurons-train-on = 从这里再训练一轮
neurons-trained-on = 继续训练 { $steps } 步
neurons-change-dead = 各层死亡数
neurons-redrawn = 第 { $layer } 层重新抽取（第 { $times } 次）
neurons-undo = 撤销最后一项
neurons-restore = 恢复网络

## 扫描
neurons-sweep-title = 深度与宽度
neurons-sweep-lead = 网络更深，死亡的神经元是否更多？更宽呢？使用 { $name } 的未训练网络，每种形状取 { $seeds } 个种子，在 { $samples } 张训练图像上统计。
neurons-sweep-count = 统计的状态
neurons-sweep-depth = 扫描深度
neurons-sweep-width = 扫描宽度
neurons-sweep-at-width = 每层神经元数
neurons-sweep-at-depth = 隐藏层数
neurons-sweep-layers = { $count ->
   *[other] { $count } 层
}
neurons-sweep-wide = { $count ->
   *[other] 每层 { $count } 个
}
neurons-sweep-mean = 各种子的均值
neurons-sweep-low = 最小
neurons-sweep-high = 最大
neurons-sweep-depth-axis = 隐藏层数
neurons-sweep-width-axis = 每层神经元数
neurons-sweep-done = 已统计 { $done } / { $all } 个网络。
neurons-by-depth = { $counted }：不同深度下各层的比例
neurons-by-width = { $counted }：不同宽度下各层的比例
neurons-whole-by-depth = { $counted }：整个网络的比例与深度
neurons-whole-by-width = { $counted }：整个网络的比例与宽度
