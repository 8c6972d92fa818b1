## 图表
chart-empty = 暂无数据。
chart-label = { $title }。图表。用左右方向键、Home 和 End 键逐点查看数值，按 Esc 键退出。
chart-legend = 曲线：点击可隐藏或显示
chart-log = 对数坐标
chart-save-image = 保存图像
chart-save-csv = 保存 CSV
chart-table = 以表格显示数据
chart-table-part = 共 { $total } 行，此处均匀显示其中 { $shown } 行；CSV 文件包含全部数据。
