"""No way out of a reader is open but for those that README names."""

import pytest

from flows.extract import kernel
from tests.fence import attempts


@pytest.mark.skipif(kernel.offered() != {"landlock", "seccomp"}, reason="this kernel does not fence readers in")
def test_no_way_out_is_open_but_those_that_readme_names() -> None:
    assert {name for name, by in attempts.stoppers().items() if by == "not"} <= attempts.NAMED
