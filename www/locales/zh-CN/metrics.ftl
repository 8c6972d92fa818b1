## 带指标的训练
metrics-title = 逐轮观察每一层
metrics-lead = 书中“带指标”的训练所记录的内容。梯度范数是一轮中所有步的平均值；权重取每轮结束时的值。超过 { $most } 层的网络只画出其中一部分层。
metrics-what = 指标
metrics-network = 网络
metrics-gradient-norm = 权重梯度的平均范数
metrics-weight-norm = 权重的范数
metrics-weight-std = 权重的标准差
metrics-weight-mean = 权重的均值
metrics-layer = 第 { $number } 层
metrics-output = 输出层
metrics-chart = { $network }：各层随训练轮次的变化
metrics-convergence = 训练损失最后一次比此前最佳值下降百分之一以上，是在第 { $epoch } 轮（共 { $epochs } 轮）。书中的收敛速度 =（总轮数 − 该轮序号（从 0 数起））/ 总轮数 = { $speed }。
