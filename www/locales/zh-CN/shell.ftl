## 页眉与页脚
title = 激活函数实验室
language-name = 简体中文
language = 语言
theme = 配色
theme-system = 跟随系统
theme-light = 浅色
theme-dark = 深色
navigation = 页面
skip = 跳到正文
copy-link = 复制链接
copied = 链接已复制。
copy-failed = 浏览器不允许复制，请从地址栏复制地址。
foot-licence = 激活函数实验室是自由软件，可任选 MIT 或 Apache 2.0 许可证使用。
foot-data = Fashion-MNIST © 2017 Zalando SE，MIT 许可证。
foot-privacy = 所有计算都在本机完成，您在此处的操作不会发送到任何地方。

## 页面
page-course = 课程
page-explore = 探索
page-design = 设计
page-play = 试玩
page-train = 训练
page-compare = 对比
page-gradients = 梯度
page-outputs = 层输出
page-neurons = 神经元
page-deep = 深入
page-runs = 运行记录
later-mark = 待建
later-not-built = 本页尚未建成。
later-course = 每一课从一个问题开始，以您自己的实验结束。尚未建成。
later-play = 这里将用二维点训练一个小网络，让您看到类别边界如何弯曲。
later-compare = 这里将同时训练多个函数，每个函数使用多个随机种子，并指出哪些差异超出了噪声。
later-deep = 这里将展示损失曲面、黑塞矩阵的谱和神经切线核。
later-runs = 这里将保存您的运行记录，以便比较、导出和验证。
later-train = 现在就训练一个网络

## 欢迎
welcome-eyebrow = 一个想法的实验室
welcome-title = 激活函数有什么作用？换一个试试看。
welcome-lead = 您可以在浏览器中用真实图像训练一个真正的网络。选一个函数，按“开始”，看损失下降，或者不下降。
welcome-start = 训练一个网络
welcome-relu = 书中的 ReLU 运行
welcome-table = 书中的对比表
welcome-book-relu = 书中的网络，使用 ReLU，60,000 张图像训练十个轮次：约能识别 87 % 的测试图像。
welcome-book-table = 十三个函数，同样的设置，依次训练：书中的对比表，以及它有多可信。
welcome-course = 课程

## 首次打开时才加载的页面
elsewhere-coming = 正在加载此页面。
elsewhere-failed = 此页面未能加载。请检查网络连接后刷新；您的实验保存在地址中，但正在进行的训练会中断。

## A new version
new-version = 实验室的新版本已就绪。启用它会重新加载页面，正在进行的训练将中止。
new-version-others = 还有其他标签页开着实验室。请先关闭它们；或者下次打开时会自动启用新版本。
new-version-take = 立即启用
new-version-later = 以后再说
