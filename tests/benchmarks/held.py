"""How well tables are read in layouts that no rule was tuned for: python -m tests.benchmarks.held

Needs ../shared/bench beside this repository, whose scorer is used (see tests.benchmarks.settings).
"""

from tests.benchmarks.settings import exact
from tests.papers.held import held


def main() -> None:
    right = total = others = 0
    for case in held():
        done = case.typeset()
        n_right, n_others = exact(done.pdf, done.tables)
        print(f"{case.name:32} {n_right}/{len(done.tables)} exact, {n_others} others", flush=True)
        right, total, others = right + n_right, total + len(done.tables), others + n_others
    print(f"{'all':32} {right}/{total} exact, {others} others")


if __name__ == "__main__":
    main()
