package dev.weir.app.records;

import dev.weir.app.records.tail.ShardStatus;
import dev.weir.app.shell.Format;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sentences in which the page says how its tail goes. */
final class TailWords {

    private TailWords() {}

    /** What is in the table, and exactly what is not. */
    static String shown(TailView view) {
        StringBuilder words = new StringBuilder();
        if (view.matching()) {
            words.append("%s of %s match".formatted(Format.count(view.shown()), Format.count(view.looked())));
            if (view.looked() < view.kept()) {
                words.append(" · looking through %s more".formatted(Format.count(view.kept() - view.looked())));
            }
        } else if (view.scrolledOut() == 0) {
            words.append("showing all %s".formatted(Format.count(view.arrived() - view.waiting())));
        } else {
            words.append("showing newest %s of %s"
                    .formatted(Format.count(view.shown()), Format.count(view.arrived() - view.waiting())));
        }
        if (view.scrolledOut() > 0) {
            words.append(" · %s scrolled out".formatted(Format.count(scrolledOut(view))));
        }
        return words.toString();
    }

    private static long scrolledOut(TailView view) {
        return view.matching() ? view.scrolledOut() : view.arrived() - view.waiting() - view.shown();
    }

    /** What the pause holds back. */
    static String paused(TailView view) {
        String waiting = "paused · %s waiting".formatted(Format.count(view.waiting()));
        return view.full() ? waiting + " · reading has stopped until you resume; nothing is lost" : waiting;
    }

    /** How much of the shards' five reads a second this page takes. */
    static String courtesy(TailView view) {
        return "uses %s of 5 reads/s a shard"
                .formatted(Format.rate(view.status().readsPerSecond()));
    }

    /** How far behind its tip a shard is. */
    static String lag(ShardStatus shard) {
        return switch (shard.phase()) {
            case WAITING -> "waits for its parent";
            case ENDED -> "read to its end";
            case FAILED -> "failed";
            case RETRYING -> "retrying in " + seconds(shard.retryIn());
            case READING -> shard.millisBehind() < 0 ? "…" : "lag " + behind(shard.millisBehind());
        };
    }

    /** The greatest lag of all shards. */
    static String greatestLag(TailView view) {
        Optional<ShardStatus> last = view.status().shards().stream()
                .filter(shard -> shard.millisBehind() >= 0 && shard.phase() == ShardStatus.Phase.READING)
                .max(Comparator.comparingLong(ShardStatus::millisBehind));
        return last.map(shard -> "lag " + behind(shard.millisBehind())).orElse("");
    }

    private static String behind(long millis) {
        Duration lag = Duration.ofMillis(millis);
        if (lag.toMinutes() < 1) {
            return millis < 1_000 ? millis + " ms" : Format.rate(millis / 1e3) + " s";
        }
        return lag.toHours() < 1
                ? lag.toMinutes() + " min"
                : "%d h %d min".formatted(lag.toHours(), lag.toMinutesPart());
    }

    private static String seconds(@Nullable Duration wait) {
        return wait == null ? "a moment" : (wait.toSeconds() + 1) + " s";
    }

    /** What is wrong with a shard, and what happens next. */
    static String trouble(ShardStatus shard) {
        String what = shard.trouble() == null ? "" : shard.trouble().what();
        return shard.phase() == ShardStatus.Phase.RETRYING
                ? "%s Retrying in %s.".formatted(what, seconds(shard.retryIn()))
                : what + " " + (shard.trouble() == null ? "" : shard.trouble().advice());
    }

    /** While nothing has come. */
    static String nothingYet(TailView view, ZoneId zone) {
        return view.status().ended()
                ? "Read to the end: there are no records in this range."
                : "Nothing arrived since " + Format.time(view.since(), zone) + ". Waiting…";
    }
}
