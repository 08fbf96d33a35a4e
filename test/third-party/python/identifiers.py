"""Numbers that nobody has used, with the right check digit."""

from random import randrange


def check_digit(digits: str, weights: tuple[int, ...], modulus: int) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights)) % modulus


def fresh_nip() -> str:
    while True:
        first = str(randrange(100_000_000, 1_000_000_000))
        last = check_digit(first, (6, 5, 7, 2, 3, 4, 5, 6, 7), 11)
        if "0" not in first[:3] and last < 10:
            return f"{first}{last}"


def fresh_pesel() -> str:
    first = f"{randrange(40, 100)}{randrange(1, 13):02}{randrange(1, 29):02}{randrange(10_000):04}"
    return f"{first}{-check_digit(first, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3), 10) % 10}"
