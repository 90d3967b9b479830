"""UIMA CAS, as INCEpTION, WebAnno and DKPro exchange it: XMI with a type system, and JSON."""
