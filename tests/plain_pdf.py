"""Writes a PDF with Chinese lines at given places, in a font that is named but not embedded."""

Line = tuple[float, float, float, float]


def plain_pdf(
    pages: list[list[tuple[float, float, float, str]]], rules: tuple[Line, ...] = (), stroked: tuple[str, ...] = ()
) -> bytes:
    """The bytes of a PDF; each page is a list of (x, y, size, text), in points from the lower left of A4.

    ``rules`` are lines from (x, y) to (x, y) that stand on every page. Letters of the texts that are ``stroked`` have
    their edges drawn too, as programs do where a font has no bold letters.
    """
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(pages), b" ".join(b"%d 0 R" % (6 + 2 * index) for index in range(len(pages)))),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
        b"/Ascent 850 /Descent -150 /CapHeight 800 /StemV 90 >>",
    ]
    for index, lines in enumerate(pages):
        drawn = b"".join(
            b"BT %d Tr /F1 %g Tf %g %g Td <%s> Tj ET\n"
            % (2 if text in stroked else 0, size, x, y, text.encode("utf-16-be").hex().encode())
            for x, y, size, text in lines
        )
        drawn += b"".join(b"%g %g m %g %g l S\n" % rule for rule in rules)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (7 + 2 * index)
        )
        objects.append(b"<< /Length %d >>\nstream\n%sendstream" % (len(drawn), drawn))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
