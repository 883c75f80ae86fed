package dev.weir.app.query;

import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryError;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Rows as they come, for a terminal or a pipe, each with the mark of what happened to it. Thread-safe. */
public final class WatchedRows implements QueryListener {

    private static final int WIDEST = 60;
    private static final int NARROWEST = 8;

    private final PrintedAnswer.Format format;
    private final PrintWriter out;
    private final PrintWriter err;
    private final CountDownLatch over = new CountDownLatch(1);
    private long left;
    private List<String> names = List.of();
    private int[] widths = new int[0];
    private String said = "";
    private boolean headed;
    private @Nullable Counted counted;
    private @Nullable Ended end;

    /**
     * Nothing is printed yet.
     *
     * @param err for what is no row
     * @param most rows after which it is enough
     */
    public WatchedRows(PrintedAnswer.Format format, PrintWriter out, PrintWriter err, long most) {
        this.format = format;
        this.out = out;
        this.err = err;
        this.left = most;
    }

    /**
     * Waits until the statement ends, or enough rows were printed, or nobody reads them any more.
     *
     * @param cancel ends the statement
     * @return the process's exit status: 0 answered, 1 not
     */
    public int await(Runnable cancel) throws InterruptedException {
        over.await();
        cancel.run();
        synchronized (this) {
            if (end instanceof Ended.Failed(QueryError error)) {
                String place = error.line() > 0 ? error.line() + ":" + error.column() + ": " : "";
                say(place + error.what() + (error.advice().isEmpty() ? "" : " " + error.advice()));
                return 1;
            }
            Counted known = counted;
            if (known != null && known.left() > 0) {
                say(known.left() + " of " + known.records()
                        + " records could not be read and are in no row. The newest: " + known.why());
            }
            return 0;
        }
    }

    private void say(String words) {
        err.println("weir query: " + words);
        err.flush();
    }

    @Override
    public synchronized void progress(String words, double done) {
        // The engine takes seconds to start, and who looks at a table wants to know why nothing comes.
        if (format == PrintedAnswer.Format.TABLE && !words.equals(said) && !headed) {
            said = words;
            say(words);
        }
    }

    @Override
    public synchronized void columns(List<ResultColumn> columns) {
        names = columns.stream().map(ResultColumn::name).toList();
        if (format == PrintedAnswer.Format.CSV) {
            List<String> all = new ArrayList<>(List.of("op"));
            all.addAll(names);
            csv(all);
            out.flush();
        }
    }

    @Override
    public synchronized void rows(List<RowChange> changes) {
        if (left <= 0) {
            return;
        }
        List<RowChange> some = changes.subList(0, (int) Math.min(left, changes.size()));
        if (format == PrintedAnswer.Format.TABLE && !headed) {
            head(some);
        }
        some.forEach(this::print);
        left -= some.size();
        // A pipe whose reader has gone is an end, too.
        if (out.checkError() || left <= 0) {
            over.countDown();
        }
    }

    private void head(List<RowChange> first) {
        headed = true;
        widths = new int[names.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(NARROWEST, names.get(i).length());
            for (RowChange change : first) {
                widths[i] = Math.max(widths[i], cell(change.values().get(i)).length());
            }
        }
        line("  ", names, List.of());
    }

    private void print(RowChange change) {
        String mark = mark(change.kind());
        switch (format) {
            case TABLE ->
                line(mark, change.values().stream().map(WatchedRows::cell).toList(), change.values());
            case JSON ->
                out.println("{\"op\":\"" + mark + "\",\"row\":" + ValueText.json(names, change.values()) + "}");
            case CSV -> {
                List<String> all = new ArrayList<>(List.of(mark));
                change.values().forEach(value -> all.add(ResultFile.text(value)));
                csv(all);
            }
        }
    }

    private static String mark(RowChange.Kind kind) {
        return switch (kind) {
            case INSERT -> "+I";
            case UPDATE_BEFORE -> "-U";
            case UPDATE_AFTER -> "+U";
            case DELETE -> "-D";
        };
    }

    private void line(String mark, List<String> cells, List<@Nullable Object> values) {
        StringBuilder text = new StringBuilder(mark);
        for (int i = 0; i < widths.length; i++) {
            boolean number = !values.isEmpty() && ValueText.isNumber(values.get(i));
            text.append("  ")
                    .append(String.format(Locale.ROOT, "%" + (number ? "" : "-") + widths[i] + "s", cells.get(i)));
        }
        out.println(text.toString().stripTrailing());
    }

    private static String cell(@Nullable Object value) {
        String text = ValueText.cell(value, ZoneOffset.UTC);
        return text.length() > WIDEST ? text.substring(0, WIDEST - 1) + "…" : text.isEmpty() ? " " : text;
    }

    private void csv(List<String> values) {
        try {
            new CSVPrinter(out, CSVFormat.RFC4180).printRecord(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void counted(Counted now) {
        counted = now;
    }

    @Override
    public void ended(Ended how) {
        synchronized (this) {
            end = how;
            out.flush();
        }
        over.countDown();
    }
}
