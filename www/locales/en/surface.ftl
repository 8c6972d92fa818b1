## Two inputs
surface-title = { $name } of two inputs
surface-heading = Surface z = f(x) + f(y)
surface-gradient = Size of the gradient, √(f′(x)² + f′(y)²)
surface-gradient-short = |∇z|
surface-sum = f(x) + f(y)
surface-x = x
surface-y = y
surface-z = z
surface-empty = The surface appears once the function has values here.
surface-hint = Point at either picture to read its values; drag the surface to turn it.
surface-values = x = { $x }, y = { $y }: z = { $z }, size of the gradient { $gradient }
surface-angle = Seen from { $elevation }° above, turned to { $azimuth }°.
surface-label = { $name }: surface of f(x) + f(y). Turn it with the arrow keys, Home turns it back. Shift with the arrow keys, Page up, Page down, Home and End moves a mark over its points; Escape removes the mark.
surface-gradient-label = { $name }: heat map of the size of the gradient. Move a mark with the arrow keys, Page up, Page down, Home and End; Escape removes it.
surface-turn = Turn the surface
surface-turn-left = Turn left
surface-turn-right = Turn right
surface-turn-up = Look from higher up
surface-turn-down = Look from lower down
surface-turn-back = Back to the first view
