## 当前状态
inside-title = 正在计算的内容
inside-ready = 就绪
inside-waits = 等待轮到
inside-looking = 正在查看网络内部
inside-cancelled = 已取消
inside-figure-known = 此图所示的内容均已算完。
inside-waits-hint = 先计算另一幅图。
inside-all-known = 本页所示内容已全部算出。
inside-rest-known = 能算出的都已算出；缺少的内容见下方说明。
inside-cancelled-hint = 在你继续或更改所看内容之前，不再进行计算。
inside-steps = 第 { $step } / { $steps } 步
inside-cancel = 取消
inside-again = 重试
inside-device = 在 { $device } 上计算。
inside-auto = 在这些页面上，“自动选较快者”即指 CPU：要查看的数值都必须从设备读回，而从显卡读回较慢。如仍想使用显卡，请在“设备”中选择 WebGPU。
inside-left-out = 要求的视图超出了可同时处理的数量，其中 { $count } 个未处理。
inside-rewind = { $epoch ->
    [0] 改看初始权重
   *[other] 改看第 { $epoch } 轮结束时的网络
}
