## The course
course-chapters = 章节
course-minutes = 约 { $minutes } 分钟
course-coming = 正在加载本章……
course-failed = 本章无法加载。请检查网络连接后重试。
course-again = 重试
course-open = 在实验室中打开
