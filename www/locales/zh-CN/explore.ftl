## 探索
explore-title = 探索激活函数
explore-lead = 选择函数，拖动参数，观察曲线和斜率如何变化。训练时，每个梯度都要乘以这个斜率。
explore-train = 训练这些函数
explore-curves = 曲线与斜率
explore-value = 函数
explore-slope = 导数
explore-range = 显示的 x 轴范围
explore-from = x 从
explore-to = 到
explore-left = 左移
explore-right = 右移
explore-in = 放大
explore-out = 缩小
explore-reset = 还原
explore-draw = 重新抽取初始值
explore-trained = { $function }：{ $name } = { $value }（初始值，训练会改变它）
explore-fixed = { $function }：{ $name } = { $value }
explore-long = 公式太长，不便阅读；图中给出它的数值。
explore-unreadable = 无法读懂公式 { $key }：{ $problem }
explore-source = { $year } 年，{ $source }
explore-chapter = 出自本章，书中没有给出其他来源。
explore-known = 使用情况，以及对照要求的检查
explore-code = 公式与 PyTorch 代码
explore-text = 用本页面的公式语言写出：
explore-pytorch = 写成 PyTorch 模块：
explore-two = 把两个神经元的输出相加：100 × 100 网格上的 f(x) + f(y)，以及这个曲面有多陡。平坦之处不传递梯度。
explore-which = 函数
family-classic = 经典
family-modern = 固定形状
family-parametric = 自适应：训练少数几个参数
family-structural = 自适应：形状可训练，或本身就是一层
family-building = 基本构件

## 性质卡片
facts-title = 由公式算出的性质
facts-several = 接受多个线性映射的函数本身就是一层；此卡片只适用于一元函数。
fact-caution = 注意
fact-wild = 函数振荡太快或间断太多，无法完整搜索。
fact-undefined = 无定义区间
fact-range = 值域
fact-from-to = 从 { $low } 到 { $high }
fact-attained = { $value }（在 x = { $at } 处取得）
fact-attained-on = { $value }（在 { $on } 上取得）
fact-approached = { $value }（x → { $at } 时趋近，但取不到）
fact-no-highest = +∞
fact-no-lowest = −∞
fact-found = { $value }（在 x = { $at } 处见到）
fact-nowhere = 处处无定义
fact-unknown = 无法判断
fact-more = ；另有 { $count } 处
fact-ends = 远处
fact-left-right = 左侧：{ $left }；右侧：{ $right }
end-limit = 趋于 { $value }
end-line = 斜率为 { $slope } 的直线
end-faster = 增长快于任何直线
end-slower = 增长慢于任何直线
end-oscillates = 持续振荡
end-undefined = 无定义
end-unclear = 无法判断
fact-monotonic = 单调性
monotonic-increasing = 是，严格递增
monotonic-non-decreasing = 是，不减
monotonic-decreasing = 是，严格递减
monotonic-non-increasing = 是，不增
monotonic-constant = 常数
monotonic-no = 否：在 { $falling } 上递减
monotonic-no-jump = 否：有向下的跳跃
fact-breaks = 光滑性
breaks-none = 光滑：没有跳跃，没有尖点
break-no-limit = 在 x = { $x } 处没有极限
break-pole = 在 x = { $x } 处有极点
break-jump = 在 x = { $x } 处从 { $left } 跳到 { $right }：不连续
break-hole = 在 x = { $x } 处有可去间断点
break-kink = 在 x = { $x } 处有尖点：斜率从 { $left } 变为 { $right }
break-bend = 二阶导数在 x = { $x } 处跳变
fact-flat = 斜率恰为 0
fact-small = |斜率| 小于 0.01
flat-nowhere = 没有这样的区间
flat-on = 在 { $on } 上：占 z ~ N(0, 1) 的 { $share } %
fact-zeros = 斜率的零点
zeros-none = 没有孤立的零点
fact-output = z ~ N(0, 1) 时的输出
fact-mean = 均值 { $mean }，标准差 { $deviation }
output-centred = { $moments }：以零为中心（|均值| ≤ 0.05）
output-not-centred = { $moments }：不以零为中心
fact-slope = z ~ N(0, 1) 时的斜率
slope-moments = { $moments }；最陡处 { $steepest }
fact-symmetry = 对称性
symmetry-neither = 无
symmetry-even = 偶函数：f(−x) = f(x)
symmetry-odd = 奇函数：f(−x) = −f(x)
fact-gate = 自门控
gate-no = 否
gate-hard = 是：x 乘以一个骤然打开的门
gate-soft = 是：x 乘以一个从 0 平滑升到 1 的门
fact-linear = 直线
fact-is-line = 是，{ $slope }·x + { $offset }：这样的层无论叠多少层，都等于一个线性层
