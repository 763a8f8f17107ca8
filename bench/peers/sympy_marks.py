"""The class as JSON on standard input -> SymPy's verdicts on it, and sheets a second, as JSON."""
import json
import sys
import time

from sympy import Rational, Symbol
from sympy.parsing.sympy_parser import parse_expr, rationalize, standard_transformations

task = json.load(sys.stdin)
names = [rule["name"] for rule in task["rules"]]
givens = {name: Rational(text) for name, text in task["givens"].items()}
symbols = {name: Symbol(name) for name in [*givens, *names]}
exprs = [parse_expr(rule["rule"], local_dict=symbols).subs(givens) for rule in task["rules"]]

truth = {}
for name, expr in zip(names, exprs):
    truth[name] = expr.subs(truth)


def letter(answer, name, follows):
    if answer == truth[name]:
        return "r"
    return "c" if answer == follows else "w"


def by_parse_expr(texts):
    """Each answer is parsed as an expression, each rule has the student's numbers put in."""
    own, found = {}, ""
    for name, expr, text in zip(names, exprs, texts):
        answer = parse_expr(text, transformations=(*standard_transformations, rationalize))
        found += letter(answer, name, expr.subs(own))
        own[symbols[name]] = answer
    return found


# Not lambdify, which turns 9/10 into a double.
functions = [eval(f"lambda {', '.join(names)}: {rule['rule']}", dict(givens)) for rule in task["rules"]]


def by_rational(texts):
    """Each answer is a Rational, each rule a Python function of Rationals."""
    own, found = [Rational(0)] * len(names), ""
    for i, text in enumerate(texts):
        answer = Rational(text)
        found += letter(answer, names[i], functions[i](*own))
        own[i] = answer
    return found


def measured(name, mark):
    rates = []
    for _ in range(task["runs"]):
        start = time.process_time()
        verdicts = [mark(texts) for texts in task["sheets"]]
        rates.append(len(verdicts) / (time.process_time() - start))
    return {"name": name, "rates": rates, "verdicts": verdicts}


json.dump(
    [
        measured("SymPy, parse_expr", by_parse_expr),
        measured("SymPy at its best", by_rational),
    ],
    sys.stdout,
)
