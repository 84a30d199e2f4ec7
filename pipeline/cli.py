"""The command ``gongwen``: arguments and exit codes. What it does lies in ``run/`` and ``show/``.

Exit codes: 0 all well; 1 done, but sources of this call stand in quarantine (``audit``, ``validate``: findings);
2 the call, the settings or the disk are not as needed; 3 our own bug; 130 stopped by Ctrl-C.

Heavy modules are imported where they are needed, so that ``gongwen --version`` answers at once.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .errors import GongwenError, InputError, SetupError
from .feed.commands import register
from .language import ENGLISH, LANGUAGES, choose, of_locale, tr
from .language import chosen as language
from .show.help import EXAMPLES, WholeSentences
from .terminal import plain

if TYPE_CHECKING:
    from rich.console import Console

    from .run.call import Watch
    from .run.head_start import HeadStart
    from .settings import Settings

app = typer.Typer(
    name="gongwen",
    help="Scraped Chinese government texts in, clean and schema-valid XML out, with a ledger of every edit.",
    epilog=EXAMPLES,
    cls=WholeSentences,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

Sources = Annotated[list[Path], typer.Argument(metavar="SOURCE...", help="Files, and folders that are searched.")]
Out = Annotated[Path, typer.Argument(metavar="OUT", help="An output folder of `gongwen clean`.")]
SettingsPath = Annotated[Path | None, typer.Option("--settings", metavar="FILE", help="A settings file (TOML).")]
Json = Annotated[bool, typer.Option("--json", help="For machines.")]


def _version(wanted: bool) -> None:
    if wanted:
        from .run.version import VERSION

        typer.echo(f"gongwen {VERSION}")
        raise typer.Exit


@app.callback()
def gongwen(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which.")] = False,
    lang: Annotated[
        str, typer.Option("--lang", metavar="|".join(LANGUAGES), help="Of what is shown: en or zh; else the locale's.")
    ] = "",
) -> None:
    pass  # `main` has heard --lang, wherever it stood


@app.command(epilog="Example: gongwen clean texts/ -o build --jobs 4; cat page.html | gongwen clean - --to txt")
def clean(
    context: typer.Context,
    sources: Annotated[
        list[Path], typer.Argument(metavar="SOURCE...", help="Files, folders that are searched, or -: standard input.")
    ],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="OUT", help="The output folder. Without it, one source is printed."),
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="Worker processes; 0: one a core.")] = 0,
    to: Annotated[str, typer.Option(metavar="NAME,…", help="Output formats; in OUT, xml always.")] = "xml",
    only: Annotated[str, typer.Option(metavar="PATTERN", help="In folders, only such names: '*.html'.")] = "",
    settings: SettingsPath = None,
    text_field: Annotated[str, typer.Option(help="Of JSON Lines, CSV and Parquet: where the text stands.")] = "",
    id_field: Annotated[str, typer.Option(help="Of the same: what names a record.")] = "",
    witnesses: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Heed what `gongwen compare` wrote there; with --engine: OUT, and copies are compared in the same run.",
        ),
    ] = None,
    engine: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="local, ray or spark: clean shard by shard into parts, on one machine or many."
        ),
    ] = "",
    address: Annotated[str, typer.Option(help="Of the engine's cluster; empty: this machine.")] = "",
    shard_size: Annotated[int, typer.Option(min=1, help="With --engine: MiB a shard.")] = 48,
    force: Annotated[bool, typer.Option("--force", help="Do everything again.")] = False,
    changed_only: Annotated[
        bool, typer.Option("--changed-only", help="Only new and changed sources, not what a new version made stale.")
    ] = False,
    retry_quarantined: Annotated[
        bool, typer.Option("--retry-quarantined", help="Try again what stands in quarantine.")
    ] = False,
    rebuild_state: Annotated[
        bool, typer.Option("--rebuild-state", help="Set a damaged state aside and clean everything again.")
    ] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Drop outputs whose source is gone; asks first.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    time_limit: Annotated[float, typer.Option(min=0, help="Seconds a source may take; 0: any.")] = 300,
    memory_limit: Annotated[int, typer.Option(min=0, help="MiB a source may take; 0: any.")] = 2048,
    cache_limit: Annotated[int, typer.Option(min=0, help="MiB of readings kept for the next run; 0: none.")] = 1024,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit 0 though sources stand in quarantine; trouble of ours stays.")
    ] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="A line a source.")] = False,
    log_json: Annotated[Path | None, typer.Option("--log-json", metavar="FILE", help="A JSON line a source.")] = None,
) -> None:
    """Clean files and folders into OUT; what is up to date there is left alone.

    Without -o, or with -o -, one source is cleaned and printed, and nothing is kept: no state, no quarantine,
    no limits of time and memory.
    """
    from .run.addresses import refuse_odd_names

    refuse_odd_names(sources, out, log_json, engine)
    chosen = _with(None if engine else witnesses, _settings(settings, text_field, id_field))
    if out is None or str(out) == "-":
        _print_one(sources, to, chosen, engine, exit_zero)
        return
    if Path("-") in sources:
        raise SetupError("- is printed: leave -o out; into a folder, clean a file with a name")
    from .run.batch import clean as run
    from .run.call import Call
    from .run.head_start import cores
    from .run.worker import Limits

    if engine:
        troubled = _clean_on(
            engine,
            address,
            sources,
            out,
            _settings(settings, text_field, id_field),
            _own(witnesses, out),
            shard_size,
            jobs,
            time_limit,
            memory_limit,
        )
        raise typer.Exit(1 if troubled and not exit_zero else 0)
    from .write import WRITERS

    formats = _formats(to)
    call = Call(
        sources=tuple(sources),
        out=out,
        settings=chosen,
        to=tuple(name for name in formats if name in WRITERS),
        only=only,
        jobs=jobs or cores(),
        force=force,
        changed_only=changed_only,
        retry_quarantined=retry_quarantined,
        rebuild_state=rebuild_state,
        prune=prune,
        limits=Limits(seconds=time_limit, memory=memory_limit << 20),
        cache_limit=cache_limit << 20,
        language=language(),
    )
    try:
        summary = run(call, _watcher(quiet, verbose, log_json), lambda count: yes or _ask(count), context.obj)
    except KeyboardInterrupt:
        _complain("stopped; all that was finished is kept, and the same command goes on from there")
        raise typer.Exit(130) from None
    _make_feeds(out, formats)
    if not quiet:
        from .show.summary import print_summary

        print_summary(summary, [str(source) for source in sources], str(out), _console())
    if summary.exit_code == 3:
        _complain(f"internal errors: the tracebacks are in {out}/quarantine/, in files *.trace.txt; please report them")
    raise typer.Exit(0 if exit_zero and summary.exit_code == 1 else summary.exit_code)


def _print_one(sources: list[Path], to: str, settings: Settings, engine: str, exit_zero: bool) -> None:
    """Clean one source to standard output."""
    from .run.addresses import one_source
    from .show.one import print_clean
    from .write import FEEDS

    if engine:
        raise SetupError("--engine needs a place for its parts: -o OUT")
    formats = _named_formats(to)
    for name in formats:
        if name in FEEDS:
            raise SetupError(f"--to {name} is one file for all of OUT: name a folder, -o OUT")
    try:
        print_clean(one_source(sources), settings, formats)
    except InputError as error:
        if not exit_zero:
            raise
        _complain(str(error))


def _clean_on(
    engine: str, address: str, sources: list[Path], out: Path, settings: Settings, witnesses: bool, size: int, jobs: int,
    seconds: float, memory: int,
) -> int:  # fmt: skip
    """Clean on an engine, and say what it did; how many sources were not made into documents."""
    try:
        from .engine.engines import engine_of
        from .engine.run import run
        from .engine.shard import Job
    except ImportError as error:
        raise SetupError(f"--engine needs {error.name}: pip install 'gongwen[engine]'") from None
    from .run.addresses import address as typed
    from .run.fingerprint import fingerprint
    from .run.head_start import cores
    from .run.worker import Limits

    job = Job(typed(out), settings, fingerprint(settings).total, Limits(seconds=seconds, memory=memory << 20))
    chosen = engine_of(engine, address, jobs or cores())
    total = run([typed(source) for source in sources], job, size << 20, chosen, witnesses)
    typer.echo(
        tr(
            f"{total.shards} shards, {total.done_before} done before; {total.sources} sources, {total.carried} of them carried"
            f" over, {total.troubled} not made into documents"
        )
        + (tr(f"; {total.healed} cleaned again beside their copies") if witnesses else "")
    )
    return total.troubled


@app.command(epilog="Example: gongwen clean texts -o parts --engine ray && gongwen collect parts -o build")
def collect(
    parts: Annotated[str, typer.Argument(metavar="PARTS", help="The output of `clean --engine`.")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="OUT", help="Where the files go.")],
) -> None:
    """Unpack the parts that an engine made: one XML and one ledger a source."""
    from .engine.collect import collect as unpack

    done, troubled = unpack(parts, out)
    for one in troubled:
        typer.echo(tr(f"{one.uri}: {one.result}: {one.reason}"), err=True)
    typer.echo(tr(f"{done} sources in {out}, {len(troubled)} not made into documents"))


def _own(witnesses: Path | None, out: Path) -> bool:
    """Whether the copies in OUT are to be heeded: on an engine there is no other place that could say of them.

    Raises:
        SetupError: another place is named.
    """
    if witnesses and witnesses != out:
        raise SetupError(f"with --engine, copies are compared in the same run: --witnesses {out}")
    return witnesses is not None


def _with(witnesses: Path | None, settings: Settings) -> Settings:
    from .run.settings_file import with_witnesses

    return with_witnesses(settings, witnesses) if witnesses else settings


@app.command(epilog="Example: gongwen compare build && gongwen clean texts -o build --witnesses build")
def compare(
    out: Out,
    to: Annotated[Path | None, typer.Option("-o", "--to", metavar="FOLDER", help="Where the tables go; OUT.")] = None,
    settings: SettingsPath = None,
) -> None:
    """Find copies of one text in a finished batch, and what each proves of the numbers that another lost."""
    from .run.addresses import refuse_addresses

    refuse_addresses([out, to], "`gongwen compare` reads and writes files here: copy it to this machine first")
    from .run.compare import compare_batch, write_tables
    from .run.folder import OutFolder

    found = compare_batch(OutFolder(out.absolute()), _settings(settings))
    write_tables(found, to or out)
    sure = sum(bool(one.now) for one in found.testimonies)
    copies = len({(one.uri, one.n) for one in found.reposts})
    typer.echo(
        tr(
            f"{found.texts} texts, {copies} with a copy; {sure} numbers proved, {len(found.testimonies) - sure} in question"
        )
    )


@app.command(epilog="Example: gongwen learn texts -o ours, then: gongwen clean texts -o build --settings ours.toml")
def learn(
    sources: Sources,
    to: Annotated[Path, typer.Option("-o", "--to", metavar="FOLDER", help="Where phrases.tsv goes.")],
    settings: SettingsPath = None,
) -> None:
    """Learn the templates of the sites in a batch: lines that recur over their pages and belong to no text."""
    from .run.addresses import refuse_addresses

    refuse_addresses([*sources, to], "`gongwen learn` reads and writes files here: copy it to this machine first")
    from .run.learn import learn_batch, write_phrases

    found = learn_batch(sources, _settings(settings))
    path = write_phrases(found, to)
    typer.echo(
        tr(f"{len(found)} lines of {len({one.site for one in found})} sites in {path}: read them before you use them")
    )


@app.command(epilog="Example: gongwen explain report.txt")
def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="One source; -: standard input.")],
    outline: Annotated[
        bool, typer.Option("--outline", help="How the outline was chosen, with its best rival.")
    ] = False,
    settings: SettingsPath = None,
) -> None:
    """Show what is done to a text: what goes, what changes and why, and the outline."""
    from .show.explain import explain_file, explain_outline

    show = explain_outline if outline else explain_file
    show(file, _settings(settings), _console())


@app.command(epilog="Example: gongwen audit build")
def audit(out: Out, settings: SettingsPath = None) -> None:
    """Prove that nothing disappeared: source text + ledger = clean texts, character for character."""
    from .show.audit import print_audit

    raise typer.Exit(print_audit(out, _settings(settings), _console()))


@app.command(epilog="Example: gongwen validate build; gongwen validate build/report.txt.xml")
def validate(
    files: Annotated[list[Path], typer.Argument(metavar="FILE|OUT...", help="XML files, and output folders.")],
) -> None:
    """Check files against the schema of the outputs."""
    from .show.validate import print_findings

    raise typer.Exit(print_findings(files))


@app.command(epilog="Example: gongwen rules figures")
def rules(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="A rule, or a room: strip, repair, figures…")] = "",
) -> None:
    """The catalogue of rules, with their examples."""
    from .show.rules import print_rules

    print_rules(name, _console())


@app.command(epilog="Example: gongwen status build; gongwen status build --why")
def status(
    out: Out,
    settings: SettingsPath = None,
    why: Annotated[bool, typer.Option("--why", help="A line for each source to be done again: what changed.")] = False,
    as_json: Json = False,
) -> None:
    """What is done, what is stale, what stands in quarantine and why, what was slow."""
    from .show.status import print_status, print_why

    (print_why if why else print_status)(out, _settings(settings), as_json, _console())


@app.command(epilog="Example: gongwen diff build --since; gongwen diff build-old build-new")
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="An output folder.")],
    new: Annotated[Path | None, typer.Argument(metavar="[NEW]", help="Another, to compare with.")] = None,
    since: Annotated[bool, typer.Option("--since", help="Compare OLD with what its last run replaced.")] = False,
    as_json: Json = False,
) -> None:
    """What a change of rules did: headings, numbers, removed and kept text, by rule, with the places."""
    from .show.diff import print_diff

    if (new is None) != since:
        raise SetupError("name two output folders, or one and --since")
    raise typer.Exit(print_diff(old, new, as_json, _console()))


@app.command(epilog="Example: gongwen fingerprint --stages")
def fingerprint(
    settings: SettingsPath = None,
    stages: Annotated[bool, typer.Option("--stages", help="One line a stage, and the libraries.")] = False,
) -> None:
    """What results depend on, as one hash: for Makefiles of your own."""
    from .run.fingerprint import fingerprint as of

    found = of(_settings(settings))
    typer.echo(found.total)
    for name, value in (*found.stages, *found.libraries) if stages else ():
        typer.echo(tr(f"{name}\t{value}"))


register(app)


@app.command(epilog="Example: gongwen report build")
def report(out: Out) -> None:
    """Make OUT/report/: plain pages that open from disk, to see what was done and what to look at first."""
    from .show.report import make_report

    made = make_report(out)
    typer.echo(tr(f"{made.page}: {made.sources:,} sources"))
    for name, why in made.troubles:
        _complain(f"left out: {name}: {why}; `gongwen clean` makes it again")
    raise typer.Exit(1 if made.troubles else 0)


@app.command(epilog="Example: gongwen review build --settings ours.toml")
def review(
    out: Out,
    settings: Annotated[
        Path, typer.Option("--settings", metavar="FILE", help="A settings file (TOML); it is made if there is none.")
    ] = Path("ours.toml"),
    port: Annotated[int, typer.Option(min=0, max=65535, help="Of the loopback address; 0: one that is free.")] = 0,
) -> None:
    """Look through OUT in a browser and decide: verdicts are written down, and that source is cleaned again at once."""
    from .show.review import serve

    serve(out, settings, lambda: _settings(settings), port, lambda line: typer.echo(tr(line)))


def _console() -> Console:
    from .show.console import PlainConsole

    return PlainConsole()


def _settings(path: Path | None, text_field: str = "", id_field: str = "") -> Settings:
    found = _settings_in(path)
    return replace(found, text_field=text_field or found.text_field, id_field=id_field or found.id_field)


def _settings_in(path: Path | None) -> Settings:
    from .settings import Settings

    if path is None:
        return Settings()
    from .run.settings_file import load_settings
    from .show.rules import rule_names

    return load_settings(path, rule_names)


def _named_formats(to: str) -> tuple[str, ...]:
    """The formats asked for, in the order in which they are named.

    Raises:
        SetupError: there is no such format, or what it needs is not installed.
    """
    from .write import FEEDS, WRITERS

    names = tuple(dict.fromkeys(name.strip() for name in to.split(",")))
    for name in names:
        if name not in (*WRITERS, *FEEDS):
            raise SetupError(f"--to: unknown format {name!r}; there are {', '.join((*WRITERS, *FEEDS))}")
    if "parquet" in names:
        from .write.parquet import require_pyarrow

        require_pyarrow()
    return names


def _formats(to: str) -> tuple[str, ...]:
    """The formats for a folder: XML always among them, in one order."""
    from .write import FEEDS, WRITERS

    names = {*_named_formats(to), "xml"}
    return tuple(name for name in (*WRITERS, *FEEDS) if name in names)


def _make_feeds(out: Path, formats: tuple[str, ...]) -> None:
    """Those of the formats that are one file for all of OUT."""
    from .write import WRITERS

    feeds = tuple(name for name in formats if name not in WRITERS)
    if feeds:
        from .feed.export import SHARD_SIZE, export

        export(out, feeds, "document", SHARD_SIZE)


def _watcher(quiet: bool, verbose: bool, log: Path | None) -> Watch:
    from .show.progress import Lines, LiveLine, Log, Quiet

    if quiet:
        watcher: Watch = Quiet()
    else:
        watcher = LiveLine(verbose) if sys.stderr.isatty() else Lines(verbose=verbose)
    return Log(log, watcher) if log else watcher


def _ask(count: int) -> bool:
    if not sys.stdin.isatty():
        raise SetupError(f"--prune would drop the outputs of {count} vanished sources; say --yes to do it")
    return typer.confirm(tr(f"Drop the outputs of {count} sources that are gone?"))


def _complain(text: str) -> None:
    print(f"gongwen: {plain(tr(text))}".replace("\n", "␊"), file=sys.stderr)


def _stop(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def main(first: HeadStart | None = None) -> None:
    """Run the command; every error comes out as one line and its exit code. ``first``: a worker for `clean`, loading."""
    signal.signal(signal.SIGTERM, _stop)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal of another encoding is no reason to stop
    try:
        code = app(_heard(sys.argv[1:]), standalone_mode=False, obj=first)
    except GongwenError as error:
        _complain(str(error))
        code = error.exit_code
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 128 + signal.SIGPIPE  # as a shell says of `gongwen rules | head`
    except Exception as error:
        code = _other(error)
    sys.exit(code if isinstance(code, int) else 0)


def _heard(arguments: list[str]) -> list[str]:
    """The arguments without ``--lang``, which may stand anywhere before ``--``; what it or the locale asks for is chosen.

    Raises:
        SetupError: there is no such language.
    """
    own = arguments[: arguments.index("--")] if "--" in arguments else arguments
    asked, rest, words = of_locale(os.environ), [], iter(own)
    for word in words:
        if word == "--lang":
            asked = next(words, "")
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
        else:
            rest.append(word)
    try:
        choose(asked)
    except ValueError as error:
        raise SetupError(str(error)) from None
    if language() != ENGLISH:
        from .show.help import help_in_chinese

        help_in_chinese()
    return rest + arguments[len(own) :]


def _show_wrong_call(error: Any) -> None:
    """The same as the parser would show, in the language of what is shown."""
    context = getattr(error, "ctx", None)
    if context is not None:
        print(context.get_usage(), file=sys.stderr)
        print(tr(f"Try '{context.command_path} --help' for help."), file=sys.stderr)
    print(plain(tr(f"Error: {error.format_message()}")), file=sys.stderr)


def _other(error: Exception) -> int:
    """A wrong call, as the argument parser sees it, or our own bug."""
    show = getattr(error, "show", None)
    if show is not None and hasattr(error, "exit_code"):
        plain_help = type(error).__name__ == "NoArgsIsHelpError"  # nothing was asked, so nothing is wrong
        show() if plain_help or language() == ENGLISH else _show_wrong_call(error)
        return 2
    if type(error).__name__ == "Abort":
        return 130
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="gongwen-", suffix=".trace.txt", delete=False, encoding="utf-8"
    ) as file:
        file.write("".join(traceback.format_exception(error)).encode("utf-8", "backslashreplace").decode())
    _complain(
        f"internal error: {type(error).__name__}: {' '.join(str(error).split())[:200]} (traceback in {file.name})"
    )
    return 3
