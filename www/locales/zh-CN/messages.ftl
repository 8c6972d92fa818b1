## 问题：发生了什么，该怎么办
problem-download = 无法获取数据文件 { $file }（{ $detail }）。请检查网络连接后重试，或改用合成衣物图训练。
problem-damaged = 数据文件 { $file } 已损坏（{ $detail }），未被使用。请重试以重新获取，或改用合成衣物图训练。
problem-storage = 浏览器无法保存数据（{ $detail }）。训练会继续，下次将重新获取数据。
problem-unsupported = 此处无法训练这个实验：{ $detail }。请更改其中提到的设置。
problem-diverged = 在第 { $epoch } 轮第 { $step } 步，损失不再是有限数：训练已发散。减小学习率通常有效。
problem-no-gpu = WebGPU 不可用（{ $detail }）。请选择 CPU。
problem-gpu-lost = 浏览器失去了 GPU（{ $detail }）。
problem-checkpoint = 已保存的运行状态无法使用（{ $detail }），将从初始值重新开始。
problem-panic = 训练线程出错（{ $detail }）。请重试；如果再次出错，请重新加载页面。
blowup = 从输入开始逐层检查，最先出现非有限值的是{ $layer }的{ $part }。
blowup-weights = 权重或偏置
blowup-parameters = 激活函数参数
blowup-pre = 预激活值 z
blowup-post = 激活值 f(z)
blowup-layer = 第 { $layer } 个隐藏层
blowup-output = 输出层

## 消息
message-fell-back = { $why } { $epochs ->
    [0] 已在 CPU 上重新开始这次运行。
   *[other] 已从第 { $epochs } 轮结束处在 CPU 上继续运行。
}
message-restarted = { $why } { $epochs ->
    [0] 新的训练线程已重新开始这次运行。
   *[other] 新的训练线程从第 { $epochs } 轮结束处继续。
}
message-unresponsive = { $epochs ->
    [0] 训练线程没有响应，已被终止。运行回到初始值。
   *[other] 训练线程没有响应，已被终止。运行停在第 { $epochs } 轮结束处。
}
message-versions = 页面与训练线程的版本不同（{ $page } 与 { $worker }）。请重新加载页面；如果无效，请清空浏览器缓存。

## 时间
time-seconds = { $seconds } 秒
time-minutes = { $minutes } 分 { $seconds } 秒
time-hours = { $hours } 小时 { $minutes } 分
