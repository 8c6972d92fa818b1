## The course
course-name = The course
course-lead = Everything a chapter talks about can be tried on the spot, and every exercise is checked against what you measure yourself.
course-chapters = Chapters
course-all-chapters = All chapters
course-all-exercises = All exercises
course-minutes = about { $minutes } minutes, without the exercises
course-place = Chapter { $number } of { $all }
course-tally = { $done } of { $all ->
    [one] { $all } exercise
   *[other] { $all } exercises
 } done
course-far = { $read } of { $chapters } chapters read, { $done } of { $exercises } exercises done.
course-start = Start: { $title }
course-go-on = Go on with chapter { $number }: { $title }
course-finished = You have read all chapters.
course-read = read
course-begun = begun
course-done = done
course-no-chapter = The link names a chapter that does not exist, so you see all of them.
course-no-exercise = The link names exercises that do not exist; they are left out.
course-document = { $name } · Activation Lab
course-document-alone = Activation Lab
course-coming = Loading the chapter …
course-failed = The chapter could not be loaded. Check the connection and try again.
course-again = Try again
course-open = Open in the lab
course-contents = In this chapter
course-table = Table
course-sources = Sources
course-mark-read = I have read this chapter
course-onward = Other chapters
course-before = Before
course-after = Next
course-back-assigned = Back to the assigned exercises

## Its chapters
chapter-why = Why any activation at all
about-why = Without activations a stack of layers is one layer: what that costs, and what it does not.
chapter-history = A history to play
about-history = Each function that caught on answered something that hurt at the time.
chapter-functions = The functions, family by family
about-functions = What functions are made of, and how to read off one what it will do in a network.
chapter-slopes = Slopes
about-slopes = The slope decides what a network learns: how to find it, and where it fades.
chapter-network = The network and the data
about-network = The images, the network, one step of training, and the two recipes of the book.
chapter-start = How gradients flow at the start
about-start = Before the first step: what lets a signal through, and what lets a gradient back.
chapter-training = Training one network
about-training = How to read a run: the curves, the gap between them, and two ways to fail.
chapter-comparing = Comparing functions
about-comparing = What a table with one run each can show, what it cannot, and how to make one to be trusted.
chapter-outputs = What the layers put out
about-outputs = What each layer hands on to the next: where the values lie, and where functions are flat.
chapter-neurons = Dead neurons
about-neurons = Which neurons give nothing, what kills them, and what the count cannot see.
chapter-choosing = Choosing a function
about-choosing = What custom rests on, field by field, and when it pays to look further.
chapter-designing = Designing a function
about-designing = A checklist, ways to an idea, and the road from an idea to evidence.
chapter-research = Where research goes
about-research = What has come of the book’s open ideas, and what is printed without support.

## The list of exercises
tasks-lead = Each exercise asks for a prediction or a formula first, then for your own measurement, then for an explanation.
tasks-open-only = Only what is not done yet
tasks-trains = trains a network

## An assignment
assignment-title = Assigned exercises
assignment-lead = { $count ->
    [one] One exercise was picked for you. At the end there is a report of it to hand in.
   *[other] { $count } exercises were picked for you. At the end there is a report of them to hand in.
 }
assignment-far = { $done } of { $count } done
assignment-list = The exercises
assignment-chapter = It belongs to the chapter

## Progress
keeping-title = Your progress
keeping-lead = What you do here is kept in this browser, on this device. To go on elsewhere, save it as a file and open the file there.
keeping-nothing = nothing yet
keeping-contents = chapters read: { $read }; exercises begun: { $exercises }, of them done: { $done }; answers: { $answers }; measured runs: { $readings }
keeping-export = Save as a file
keeping-import = Open a file
keeping-reset = Start over
keeping-ask-reset = This deletes what is kept here ({ $lost }). It cannot be undone.
keeping-yes-reset = Delete it
keeping-ask-import = The file will replace what is kept here ({ $lost }), which will be lost. In the file: { $found }.
keeping-yes-import = Use the file
keeping-no = Leave it as it is
keeping-done = Done.
keeping-too-large = The file is too large to hold progress in this course. Nothing was changed.
keeping-unreadable = The file does not hold progress in this course, or it is damaged. Nothing was changed.
keeping-newer = The file was written by a newer version of this page. Reload the page to get that version. Nothing was changed.
keeping-no-storage = The browser does not keep your progress: its storage is full or not allowed. Save your progress as a file before you close the page (under “Your progress” in the course).
keeping-understood = Understood
keeping-unread = The browser keeps progress that this version of the page cannot read; a newer one may have written it. Until you decide, nothing you do now is kept.
keeping-rescue = Save it as a file
keeping-anew = Replace it

## The report
report-title = Report
report-lead = Your answers, your explanations and your runs, to hand in. Each run stands in the report as a link, so that anyone can repeat it. Nothing is sent anywhere.
report-name = Your name on the report
report-show = Show the report
report-hide = Hide the report
report-save = Save as a file (JSON)
report-print = Print
report-empty = Nothing has been done yet.
report-no-name = No name given
report-exercises = Exercises
report-done-of = { $done } of { $all } done
report-made = Created
report-utc = { $when } UTC
report-assignment = Assignment
report-program = Program
report-version = Activation Lab { $version }
report-browser = Browser
report-is-done = Done.
report-not-done = Not done.
report-help = Wrong answers on the way: { $wrong }. Hints opened: { $hints } of { $all }.
report-solution-opened = The solution was opened before the exercise was done.
report-solution-closed = The solution was not opened before the exercise was done.
report-predict = Prediction
report-run = Runs
report-answer = Answer
report-formula = Formula
report-explain = Explanation
report-right = right
report-wrong = not right
report-waiting = waits for the runs
report-open = open
report-given = given
report-measured = measured
report-not-measured = not all measured
report-first = First answer:
report-none-of-them = None of them
report-results = Results
report-the-run = Run
report-outcome = What came out
report-device = Device
report-trained = { $epochs ->
    [one] One epoch
   *[other] { $epochs } epochs
 }: test accuracy { $accuracy } %, test loss { $loss }
report-diverged = Diverged; completed epochs: { $epochs }
report-learned = Learned: { $numbers }
report-at-start = before training
report-at-end = after training
report-gradients = Mean absolute gradient { $when }, by layer: { $layers }
report-neurons = Neurons { $when }, by hidden layer ({ $widths }): dead { $dead }; near-dead { $near }; saturated { $saturated }; constant { $constant }

## For instructors
instructor-title = For instructors
instructor-lead = Pick exercises, and give your students the link. They do the exercises one after another and hand in a report. There is no server and nobody needs to sign up: everything is in the link.
instructor-hide = Hide from students
instructor-hide-hints = Hints
instructor-hide-solution = Solutions
instructor-hide-chapters = Links to the chapters
instructor-hide-note = Hiding is a help, not a lock: whoever edits the link gets everything back. The report says how many hints were opened, and whether the solution was.
instructor-language = Language
instructor-language-own = Each student’s own
instructor-language-name = English
instructor-all = No exercise is picked: the link opens the whole course.
instructor-count = { $count ->
    [one] The link to one exercise
   *[other] The link to { $count } exercises
 }
instructor-copy = Copy the link
instructor-copied = Link copied.
instructor-copy-failed = The browser did not allow it. Copy the link from the field.
instructor-try = Try it in a new tab
