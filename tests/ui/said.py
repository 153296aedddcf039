"""What no sentence that the program makes may say, whatever its figures are."""

import re

MANY = (
    "imágenes|puntos|preguntas|neuronas|capas|conexiones|repasos|tandas|filas|columnas|colores|pasos|votaron"
    "|images|points|questions|neurons|layers|passes|draws|rows|columns|colours|steps"
)
ONE_OF_MANY = rf"(?<![\d.,])1 ({MANY})\b"
ONE_THAT_ARE = r"(?<![\d.,])1 (tienen|van|llevan|son|were|are|have|do)\b"
NO_POINTS = r"(?<![\d.,])0[.,]0 (puntos|points)|−0[.,]0\b"
EMPTY = r"[{}]|None|\bnan\b|\binf\b|  "
APART = r"\b(de|a) el\b"
SMALL = r"[.?!]\** \**[a-záéíóúñ]"


def is_well_said(sentence: str) -> bool:
    """No "1 images", no "0.0 points", no hole left open, no "de el", no sentence that begins small."""
    return not re.search(f"{ONE_OF_MANY}|{ONE_THAT_ARE}|{NO_POINTS}|{EMPTY}|{APART}|{SMALL}", sentence)
