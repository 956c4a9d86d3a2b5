"""The stub of the compiled module says exactly what the module has, and the package says that it is typed."""

import ast
import inspect
import unittest
from pathlib import Path

import klap
from klap import _klap

PACKAGE = Path(klap.__file__).parent


def public(names):
    return {name for name in names if not name.startswith("_")}


class Stubs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tree = ast.parse((PACKAGE / "_klap.pyi").read_text("utf-8"))

    def named(self, body):
        names = set()
        for node in body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                names.add(node.name)
            elif isinstance(node, ast.AnnAssign):
                names.add(node.target.id)
        return names

    def test_the_module(self):
        self.assertEqual(public(dir(_klap)), public(self.named(self.tree.body)))

    def test_its_classes(self):
        for node in self.tree.body:
            if isinstance(node, ast.ClassDef):
                self.assertEqual(public(vars(getattr(_klap, node.name))), public(self.named(node.body)), node.name)

    def test_parameters(self):
        for node in ast.walk(self.tree):
            if not isinstance(node, ast.FunctionDef) or node.decorator_list:
                continue
            owner = next((c for c in self.tree.body if isinstance(c, ast.ClassDef) and node in c.body), None)
            said = getattr(getattr(_klap, owner.name) if owner else _klap, node.name).__doc__.split("\n")[0]
            for parameter in node.args.args:
                self.assertRegex(said, rf"\b{parameter.arg}\b", node.name)

    def test_everything_public_is_there_and_annotated(self):
        self.assertTrue((PACKAGE / "py.typed").exists())
        for name in klap.__all__:
            one = getattr(klap, name)
            functions = [one] if inspect.isfunction(one) else []
            if inspect.isclass(one):
                functions = [f for key, f in vars(one).items() if inspect.isfunction(f) and not key.startswith("_")]
            for function in functions:
                signature = inspect.signature(function)
                self.assertIsNot(signature.return_annotation, inspect.Signature.empty, f"{name}.{function.__name__}")
                for parameter in list(signature.parameters.values())[0 if function is one else 1 :]:
                    self.assertIsNot(parameter.annotation, inspect.Parameter.empty, f"{name}.{function.__name__}")

    def test_all_is_what_there_is(self):
        modules = {"case_text", "errors", "outcome", "rules"}
        self.assertEqual(public(vars(klap)) - modules, public(klap.__all__))


if __name__ == "__main__":
    unittest.main()
