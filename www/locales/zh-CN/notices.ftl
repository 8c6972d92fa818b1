## 链接中无法采用的内容
notice-too-long = 链接超过 { $limit } 字节，其余部分已忽略。
notice-unknown-page = 没有“{ $given }”页面，现显示课程。
notice-unknown-version = 链接标明版本“{ $given }”，已按版本 1 读取。
notice-unknown-key = 链接中的键“{ $key }”无法识别，已忽略。
notice-bad-value = { $key }：“{ $given }”不可用，现为 { $used }。
notice-ignored-value = { $key }：“{ $given }”不可用，已略去。
notice-clamped = { $key }：“{ $given }”超出范围，现为 { $used }。
notice-unknown-activation = 没有激活函数“{ $given }”，已略去。
notice-unknown-parameter = { $activation } 没有参数“{ $given }”，已略去。
notice-repeated = “{ $given }”出现了两次，只训练一次。
notice-missing-formula = 链接提到公式“{ $given }”但没有给出它，已略去。
notice-too-many-parameters = 宽度为“{ $given }”的网络将有 { $asked } 个参数，超过上限 { $limit }；宽度现为“{ $used }”。
notice-more = { $count ->
   *[other] 链接中还有 { $count } 处被忽略或替换。
}
dismiss = 关闭
