## What a link could not say
notice-too-long = The link is longer than { $limit } bytes; the rest of it was ignored.
notice-unknown-page = There is no page “{ $given }”; you see the course instead.
notice-unknown-version = The link says version “{ $given }”; it was read as version 1.
notice-unknown-key = The link’s key “{ $key }” is not known and was ignored.
notice-bad-value = { $key }: “{ $given }” cannot be used; it is now { $used }.
notice-ignored-value = { $key }: “{ $given }” cannot be used and was left out.
notice-clamped = { $key }: “{ $given }” is out of range; it is now { $used }.
notice-unknown-activation = There is no activation “{ $given }”; it was left out.
notice-unknown-parameter = { $activation } has no parameter “{ $given }”; it was left out.
notice-repeated = “{ $given }” is named twice; it is trained once.
notice-missing-formula = The link names the formula “{ $given }” but does not hold it; it was left out.
notice-too-many-parameters = A network of widths “{ $given }” would have { $asked } parameters, more than { $limit }; the widths are now “{ $used }”.
notice-more = { $count ->
    [one] One more thing in the link was ignored or replaced.
   *[other] { $count } more things in the link were ignored or replaced.
}
dismiss = Dismiss
