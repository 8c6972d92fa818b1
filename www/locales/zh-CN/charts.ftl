## 图表
chart-empty = 暂无数据。
chart-label = { $title }。图表。用左右方向键、Home 和 End 键逐点查看数值，按 Esc 键退出。
chart-legend = 曲线：点击可隐藏或显示
chart-log = 对数坐标
chart-save-image = 保存图像
chart-save-csv = 保存 CSV
chart-table = 以表格显示数据
chart-table-part = 共 { $total } 行，此处均匀显示其中 { $shown } 行；CSV 文件包含全部数据。

## 混淆矩阵
matrix-title = 混淆矩阵
matrix-label = 混淆矩阵。用方向键在单元格之间移动。
matrix-caption = 行为真实类别，列为预测类别。颜色深浅表示该格占本行的比例（按平方根刻度）。
matrix-corner = 真实 ↓ 预测 →
matrix-recall = 召回率（%）
matrix-empty = 第一个轮次结束后显示混淆矩阵。
matrix-hint = 将指针移到单元格上，或用方向键选择，即可查看说明。
matrix-right = { $count } 张“{ $truth }”图像分类正确，占该类别的 { $share }%。
matrix-wrong = { $count } 张“{ $truth }”图像被误判为“{ $predicted }”，占该类别的 { $share }%。

## 图像
images-empty = 数据就绪后显示图像。
images-samples = 各类别的样本图像
images-predictions = 测试图像
images-no-predictions = 第一个轮次结束后显示预测结果。
images-only-wrong = 仅显示错误
images-all-right = 所示图像全部分类正确。
images-right = 正确
images-wrong = 错误，应为：{ $truth }
images-confidence = “{ $class }”的预测概率

## 网络结构
summary-title = 网络结构摘要
summary-empty = 尚未建立网络。
summary-layer = 层
summary-output = 输出形状
summary-parameters-column = 参数量
summary-mult-adds = 乘加次数
summary-total = 合计
summary-shape = (批次, { $width })
summary-parameters = 共 { $count } 个可训练参数。
summary-cost = 每张图像 { $millions } M 次乘加运算；参数以 32 位浮点数存储，占 { $megabytes } MB。

## 结果
results-title = 结果
results-empty = 某次运行完成一个轮次后，此处会出现一行结果。
results-activation = 激活函数
results-key = 键名
results-seed = 随机种子
results-accuracy = 测试准确率（%）
results-r2 = 测试 R²
results-place = 名次
results-book = 书中：{ $figure }
results-published = 书中数值（%）
results-measured = 复现范围（%）
results-difference = 差值（百分点）
results-loss = 测试损失
results-seconds = 用时（秒）
results-epochs = 轮次
results-learned = 学到的参数
results-device = 设备
results-seeds = { $count } 个随机种子的均值（最小–最大）
results-diverged = 发散
results-some-diverged = { $runs } 次运行中有 { $diverged } 次发散，未计入均值
results-note = 名次写作“2–5”表示这些行之间的差异在噪声范围内。双方都至少有两个随机种子时，用 Welch 检验判断（显著性水平为二十分之一），差异不到 { $least } 个百分点视为没有差异。只有一个随机种子时，上下 { $noise } 个百分点以内视为噪声，这是 SiLU 自身在四个随机种子下表现出的波动。
results-printed-note = 书中数值：原章节表格所载；复现范围：以相同设置用四个随机种子重新训练所得。
