## 探索
explore-title = 探索激活函数
explore-lead = 选择函数，拖动参数，观察曲线和斜率如何变化。训练时，每个梯度都要乘以这个斜率。
explore-train = 训练这些函数
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
explore-source = { $year } 年，{ $source }
explore-chapter = 出自本章，书中没有给出其他来源。
explore-code = 公式与 PyTorch 代码
explore-text = 用本页面的公式语言写出：
explore-pytorch = 写成 PyTorch 模块：
math-when = 当
math-otherwise = 其他情况
family-classic = 经典
family-modern = 固定形状
family-parametric = 自适应：训练少数几个参数
family-structural = 自适应：形状可训练，或本身就是一层
family-building = 基本构件
