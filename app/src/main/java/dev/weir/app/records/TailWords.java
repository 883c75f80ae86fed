package dev.weir.app.records;

import dev.weir.app.records.tail.ShardStatus;
import dev.weir.app.shell.Format;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sentences in which the page says how its tail goes. */
final class TailWords {

    /** After this it is said that no answer has come. */
    private static final Duration SLOW = Duration.ofSeconds(5);

    private TailWords() {}

    /** What is in the table, and exactly what is not, and why. */
    static String shown(TailView view) {
        List<String> words = new ArrayList<>();
        if (view.matching()) {
            words.add("%s of %s match".formatted(Format.count(view.shown()), Format.count(view.looked())));
            if (view.looked() < view.kept()) {
                words.add("looking through %s more".formatted(Format.count(view.kept() - view.looked())));
            }
            if (view.undecided() > 0) {
                words.add("%s too large or too deep for the filter".formatted(Format.count(view.undecided())));
            }
            if (view.unread() > 0) {
                words.add("%s could not be read back".formatted(Format.count(view.unread())));
            }
        } else if (view.shown() == view.arrived() - view.waiting()) {
            words.add("showing all %s".formatted(Format.count(view.shown())));
        } else {
            words.add("showing %s of %s"
                    .formatted(Format.count(view.shown()), Format.count(view.arrived() - view.waiting())));
        }
        if (view.sorted()) {
            words.add("sorted, without what came since");
        }
        if (view.skipped() > 0) {
            words.add("%s older left out".formatted(Format.count(view.skipped())));
        }
        if (view.gone() > 0) {
            words.add("the oldest %s gone, as no more fit on the disk".formatted(Format.count(view.gone())));
        }
        if (view.status().ended() && view.status().leftOut() > 0) {
            words.add("%s read beyond the end left out"
                    .formatted(Format.count(view.status().leftOut())));
        }
        if (view.diskTrouble() != null) {
            words.add("the disk takes no records: only the newest are kept");
        }
        return String.join(" · ", words);
    }

    /** What the pause holds back. */
    static String paused(TailView view) {
        String waiting = "paused · %s waiting".formatted(Format.count(view.waiting()));
        return view.full() ? waiting + " · reading has stopped until you resume; nothing is lost" : waiting;
    }

    /** What playing holds back. */
    static String playing(TailView view, Instant head, int speed, ZoneId zone) {
        return "playing at %d× · %s · %s read ahead"
                .formatted(speed, Format.clockTime(head, zone), Format.count(view.waiting()));
    }

    /** Why reading ended by itself. */
    static String finished(StopAt why, TailView view) {
        return switch (why) {
            case NEVER -> "read to the end";
            case TIP -> "read to the tip";
            case TIME -> "read to the time";
            case RECORDS -> "stopped after %s".formatted(Format.count(view.arrived()));
            case MATCHES -> "stopped after the matches";
        };
    }

    /** How far behind its tip a shard is. */
    static String lag(ShardStatus shard) {
        return switch (shard.phase()) {
            case WAITING -> "waits for its parent";
            case ENDED -> "read to its end";
            case REACHED -> "read as far as asked";
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

    /** Whether the shards, or every one of their first reads, are still asked for. */
    static boolean unanswered(TailView view) {
        List<ShardStatus> shards = view.status().shards();
        return !view.status().ended() && shards.stream().allMatch(shard -> shard.millisBehind() < 0 && !shard.over());
    }

    /** What is asked for, and that it takes long. */
    static String asking(TailView view, String stream, Instant now) {
        int shards = view.status().shards().size();
        String asked = shards == 0
                ? "Asking for the shards of %s…".formatted(stream)
                : "Asking %s %s of %s for records…"
                        .formatted(Format.count(shards), shards == 1 ? "shard" : "shards", stream);
        return Duration.between(view.since(), now).compareTo(SLOW) < 0
                ? asked
                : asked + " There has been no answer yet. The endpoint may be slow or out of reach.";
    }

    /** While nothing has come: in which shards that is so, and what is not known of the others. */
    static String nothingYet(TailView view, ZoneId zone) {
        List<ShardStatus> shards = view.status().shards();
        boolean ended = view.status().ended();
        List<ShardStatus> troubled = view.status().troubled();
        List<ShardStatus> well =
                shards.stream().filter(shard -> shard.trouble() == null).toList();
        long asked = well.stream()
                .filter(shard -> !shard.over() && shard.millisBehind() < 0)
                .count();
        long behind = well.stream()
                .filter(shard -> !shard.over() && shard.millisBehind() > 0)
                .count();
        long read = well.size() - asked;
        String silent = read == shards.size()
                ? ""
                : " in %s of %s shards".formatted(Format.count(read), Format.count(shards.size()));
        List<String> words = new ArrayList<>();
        if (read == 0 && !shards.isEmpty()) {
            words.add("No shard has been read.");
        } else if (ended) {
            words.add("Read to the end: no records arrived in this range%s.".formatted(silent));
        } else {
            words.add("Nothing arrived since %s%s.".formatted(Format.time(view.since(), zone), silent));
        }
        if (behind > 0 && !ended) {
            words.add("%s still read up to now.".formatted(are(behind)));
        }
        if (asked > 0 && !ended) {
            words.add("%s not answered yet.".formatted(asked == 1 ? "1 shard has" : Format.count(asked) + " have"));
        }
        if (!troubled.isEmpty()) {
            words.add("%s: %s"
                    .formatted(
                            troubled.size() == 1
                                    ? troubled.getFirst().shardId()
                                    : Format.count(troubled.size()) + " shards can't be read",
                            what(troubled.getFirst())));
        }
        if (!ended) {
            words.add("Waiting…");
        }
        return String.join(" ", words);
    }

    private static String are(long shards) {
        return shards == 1 ? "1 shard is" : Format.count(shards) + " are";
    }

    private static String what(ShardStatus shard) {
        return shard.trouble() == null ? "" : shard.trouble().what();
    }
}
