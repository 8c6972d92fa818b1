## 书写与阅读公式
design-help = 可以使用 x、数字、+ − * / ^、括号，以及 exp、tanh、sigmoid、max、if(x > 0, x, 0) 等函数。可训练参数写在分号之后，例如 “x*sigmoid(b*x); b = 1”；“fix a = 0.01” 声明训练时不变的参数。使用 x1 和 x2 时，函数得到该层输入的两个线性映射。
design-functions = { $list }。另有 if(条件, 成立时, 否则)、sum(i, n, 项)、gate(权重, f, 权重, g, …)、spline(x, 起点, 终点, 控制点) 和 random(下限, 上限)。
design-all-functions = 全部函数
design-missing-here = （此处）
math-when = 当
math-otherwise = 其他情况

## 公式中的错误
mistake-empty = 还没有公式。请输入一个，例如 x*sigmoid(x)。
mistake-too-long = 公式超过 { $limit } 字节。请缩短；重复的项可以用求和代替。
mistake-too-many-parts = 公式的组成部分超过 { $limit } 个。请缩短；重复的项可以用求和代替。
mistake-too-deep = 括号或函数调用的嵌套超过 { $limit } 层。请减少层数。
mistake-unexpected = 这里不应出现“{ $found }”。请删除，或换成应有的内容。
mistake-missing-operand = 这里缺少内容：数字、x、参数或函数。
mistake-missing = 这里缺少“{ $expected }”。
mistake-missing-operator = 这里缺少运算符。乘法要写 *，例如 2*x。
mistake-unknown-function = 没有名为 { $name } 的函数。输入框下方列出了全部函数。
mistake-unknown-name = 不认识 { $name }。如果它是参数，请在末尾加上 “; { $name } = 1”。
mistake-arguments = { $function } 的括号中应有 { $takes } 个值，而不是 { $given } 个。
mistake-number-too-large = 数字最大为 1000000000。
mistake-mixed-inputs = 只能使用 x，或者使用 x1、x2、…，不能混用。
mistake-unknown-input = 该层的线性映射名为 x1 到 x{ $limit }。
mistake-input-gap = 没有用到 x{ $missing }。线性映射的编号不能有空缺。
mistake-nested-sum = 求和之内不能再有求和。
mistake-list-without-index = { $name } 是一个列表。在对 i 的求和中请写 { $name }[i]。
mistake-not-a-list = { $name } 是一个数，不是列表；请去掉方括号。
mistake-wrong-index = 列表的下标必须是外层求和的序号。
mistake-other-length = { $name } 的长度与外层求和的项数不同。
mistake-not-constant = 这里必须是一个数，不能含 x 或参数。
mistake-empty-range = 第一个数必须小于第二个数。
mistake-second-random = 一个公式中只能使用一次 random(…)。
mistake-gate-pairs = gate(…) 需要成对的“权重、函数”，且至少两对。
mistake-few-points = 样条至少需要 4 个控制点组成的列表。
mistake-declaration = 分号之后请声明参数：“a = 0.25” 可训练，“fix a = 0.01” 不训练，“size n = 8” 是求和的项数。
mistake-reserved-name = { $name } 另有含义，不能用作参数名。
mistake-declared-twice = { $name } 声明了两次。请删除其中一个。
mistake-too-many-parameters = 一个公式最多有 { $limit } 个参数。
mistake-bad-size = 项数是 1 到 { $limit } 的整数。
mistake-start-count = 列表有 { $expected } 个数，却给出了 { $given } 个初始值。
mistake-fixed-draw = “normal” 用于抽取训练的初始值。不训练的参数需要写明数值。
mistake-unused = 声明了 { $name } 却没有用到。请删除声明，或使用它。
