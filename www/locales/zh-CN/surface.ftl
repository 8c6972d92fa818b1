## 双输入
surface-title = { $name }：双输入视图
surface-heading = 曲面 z = f(x) + f(y)
surface-gradient = 梯度大小 √(f′(x)² + f′(y)²)
surface-gradient-short = |∇z|
surface-sum = f(x) + f(y)
surface-x = x
surface-y = y
surface-z = z
surface-empty = 函数在此范围内有取值后显示曲面。
surface-hint = 将指针移到任一图上可读取数值；拖动曲面可旋转。
surface-values = x = { $x }，y = { $y }：z = { $z }，梯度大小 { $gradient }
surface-angle = 仰角 { $elevation }°，方位角 { $azimuth }°。
surface-label = { $name }：f(x) + f(y) 的曲面。用方向键旋转，按 Home 键恢复初始视角。按住 Shift 再按方向键、Page Up、Page Down、Home 或 End 键可移动标记点，按 Esc 键取消标记。
surface-gradient-label = { $name }：梯度大小的热图。用方向键、Page Up、Page Down、Home 和 End 键移动标记点，按 Esc 键取消标记。
surface-turn = 旋转曲面
surface-turn-left = 向左旋转
surface-turn-right = 向右旋转
surface-turn-up = 抬高视角
surface-turn-down = 降低视角
surface-turn-back = 恢复初始视角
