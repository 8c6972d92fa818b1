## The course
course-chapters = Chapters
course-minutes = about { $minutes } minutes
course-coming = The chapter is on its way …
course-failed = The chapter could not be loaded. Check the connection and try again.
course-again = Try again
course-open = Open in the lab
