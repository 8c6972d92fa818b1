## 逐行直方图
hist-label = { $title }。直方图。用上下方向键在各行间移动，用左右方向键、Home 和 End 在一行的各区间间移动；按 Escape 离开。
hist-label-pick = { $title }。直方图。用上下方向键在各行间移动，用左右方向键、Home 和 End 在一行的各区间间移动；按 Enter 选中一行，按 Escape 离开。
hist-hint = 指向某一行或使用方向键，即可读出它的数值。
hist-row = { $name }：均值 { $mean }，标准差 { $std }，|v| 的均值 { $size }，范数 { $norm }，恰为 0 的占 { $zeros } %。
hist-no-values = { $name }：没有有限值。
hist-broken = { $count ->
   *[other] { $count } 个值不是有限数。
}
hist-bin = { $count ->
   *[other] { $count } 个值（{ $share } %）位于 { $from } 与 { $to } 之间。
}
hist-bin-log = { $count ->
   *[other] { $count } 个值（{ $share } %）的绝对值位于 { $from } 与 { $to } 之间。
}
hist-zeros = { $share } % 为 0
hist-all-zero = 全部 { $count } 个值恰为 0
hist-empty-row = 没有有限值
hist-log-label = |{ $label }|，对数刻度
hist-name = 名称
hist-count = 数值个数
hist-mean = 均值
hist-std = 标准差
hist-size = |v| 的均值
hist-norm = 范数
hist-zero-share = 恰为 0，%
hist-not-finite = 非有限
hist-min = 最小值
hist-max = 最大值
hist-low = 第 1 个区间的左端
hist-low-log = 第 1 个区间的左端，log₁₀|v|
hist-width = 区间宽度
hist-bin-number = 区间 { $number }
