## 章节中的交互图：显示之前
figure-coming = 正在加载此图……
figure-failed = 此图无法加载。请检查网络连接并刷新页面，或在它所属的页面中打开：
figure-show = 在此处计算
figure-train = 在此处训练
figure-looks = 将在浏览器中构建 { $networks } 个未训练的网络并查看其内部，不进行训练。
figure-trains = { $networks ->
    [1] 将在浏览器中训练一个网络，然后查看其内部。训练轮次数：{ $epochs }。
   *[other] 将在浏览器中依次训练 { $networks } 个网络，然后查看其内部。每个网络的训练轮次数：{ $epochs }。
}
figure-steps = { $networks ->
    [1] 将在浏览器中训练一个网络，然后查看其内部。训练步数：{ $steps }。
   *[other] 将在浏览器中依次训练 { $networks } 个网络，然后查看其内部。每个网络的训练步数：{ $steps }。
}
figure-runs = { $networks ->
    [1] 将在浏览器中训练一个网络，你可以全程观看。训练轮次数：{ $epochs }。
   *[other] 将在浏览器中依次训练 { $networks } 个网络，你可以全程观看。每个网络的训练轮次数：{ $epochs }。
}
figure-download = 会先下载 Fashion-MNIST 图像（{ $megabytes } MB）；若浏览器此前已保存，则无需再下载。
figure-meanwhile = 所需时间取决于你的机器。其间可以继续阅读，也可以暂停或停止。
