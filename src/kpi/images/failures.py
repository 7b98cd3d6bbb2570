"""Why there is no image, in words that a reader or the one who runs the server can act on."""


class ImageError(Exception):
    """No image could be made; says why and what to do, in both languages."""

    def __init__(self, vi: str, en: str) -> None:
        self.vi = vi
        self.en = en
        super().__init__(en)

    def text(self, lang: str) -> str:
        """Return the reason in ``lang`` (``vi`` or ``en``)."""
        return self.vi if lang == "vi" else self.en


class Busy(ImageError):
    """Too many images are waiting, or the server is being stopped."""

    def __init__(self) -> None:
        super().__init__(
            "đang có quá nhiều ảnh chờ vẽ; hãy thử lại sau ít giây",
            "too many images are waiting to be drawn; try again in a few seconds",
        )


class Slow(ImageError):
    """The image took longer than it may."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"vẽ ảnh quá {seconds:g} giây nên đã dừng; hãy chọn ít đơn vị hoặc ít năm hơn",
            f"drawing took more than {seconds:g} seconds and was stopped; choose fewer units or fewer years",
        )


class Broken(ImageError):
    """The figure or the page cannot be drawn; ``reason`` is what the browser said."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"không vẽ được hình này (trình duyệt báo: {reason}); hãy báo cho người quản trị",
            f"this figure cannot be drawn (the browser says: {reason}); tell the administrator",
        )


class NoBrowser(ImageError):
    """There is no Chromium, or it does not start."""

    @classmethod
    def missing(cls) -> "NoBrowser":
        """Return the failure where none is installed."""
        return cls(
            "máy chủ chưa có Chromium nên không vẽ được ảnh; hãy cài gói chromium, "
            "hoặc đặt biến môi trường KPI_CHROMIUM là đường dẫn tới Chromium hay Chrome",
            "images cannot be drawn because the server has no Chromium; install the package chromium, "
            "or set the environment variable KPI_CHROMIUM to the path of Chromium or Chrome",
        )

    @classmethod
    def misplaced(cls, path: str) -> "NoBrowser":
        """Return the failure where KPI_CHROMIUM names no program."""
        return cls(
            f"biến môi trường KPI_CHROMIUM là {path}, nhưng ở đó không có chương trình nào chạy được; "
            "hãy sửa đường dẫn, hoặc bỏ biến này để tự tìm Chromium",
            f"the environment variable KPI_CHROMIUM is {path}, but no program that can be run is there; "
            "mend the path, or unset the variable to have Chromium found",
        )

    @classmethod
    def silent(cls, reason: str) -> "NoBrowser":
        """Return the failure where Chromium is there but does not start."""
        return cls(
            f"Chromium không khởi động được ({reason}); hãy chạy thử `chromium --headless --version` bằng tài khoản "
            "của máy chủ, kiểm tra bộ nhớ, và trong container hãy cho phép user namespaces (sandbox của Chromium)",
            f"Chromium does not start ({reason}); try `chromium --headless --version` as the server's user, "
            "check the memory, and in a container allow user namespaces (Chromium's sandbox)",
        )
