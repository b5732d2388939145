"""How well tables are read in layouts that no rule was tuned for: python -m tests.benchmarks.held

Needs ../shared/bench beside this repository, whose scorer is used (see tests.benchmarks.settings).
"""

from tests.benchmarks.settings import score
from tests.papers.held import held


def main() -> None:
    right = total = others = 0
    for case in held():
        done = case.typeset()
        read = score(done.pdf, done.tables)
        print(f"{case.name:32} {read}", flush=True)
        right, total, others = right + read.exact, total + read.n_true, others + read.others
    print(f"{'all':32} {right}/{total} exact, {others} others")


if __name__ == "__main__":
    main()
