## Where it stands
