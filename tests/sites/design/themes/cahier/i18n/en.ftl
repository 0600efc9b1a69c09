key-points = In brief
