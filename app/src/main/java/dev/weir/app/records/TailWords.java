package dev.weir.app.records;

import dev.weir.app.records.tail.ShardStatus;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
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
            words.add(Text.of("{0} of {1} match", Format.count(view.shown()), Format.count(view.looked())));
            if (view.looked() < view.kept()) {
                words.add(Text.of("looking through {0} more", Format.count(view.kept() - view.looked())));
            }
            if (view.undecided() > 0) {
                words.add(Text.of("{0} too large or too deep for the filter", Format.count(view.undecided())));
            }
            if (view.unread() > 0) {
                words.add(Text.of("{0} could not be read back", Format.count(view.unread())));
            }
        } else if (view.shown() == view.arrived() - view.waiting()) {
            words.add(Text.of("showing all {0}", Format.count(view.shown())));
        } else {
            words.add(Text.of(
                    "showing {0} of {1}", Format.count(view.shown()), Format.count(view.arrived() - view.waiting())));
        }
        if (view.sorted()) {
            words.add(Text.of("sorted, without what came since"));
        }
        if (view.skipped() > 0) {
            words.add(Text.of("{0} older left out", Format.count(view.skipped())));
        }
        if (view.gone() > 0) {
            words.add(Text.of("the oldest {0} gone, as no more fit on the disk", Format.count(view.gone())));
        }
        if (view.status().ended() && view.status().leftOut() > 0) {
            words.add(Text.of(
                    "{0} read beyond the end left out",
                    Format.count(view.status().leftOut())));
        }
        if (view.diskTrouble() != null) {
            words.add(Text.of("the disk takes no records: only the newest are kept"));
        }
        return String.join(" · ", words);
    }

    /** What the pause holds back. */
    static String paused(TailView view) {
        String waiting = Text.of("paused · {0} waiting", Format.count(view.waiting()));
        return view.full() ? Text.of("{0} · reading has stopped until you resume; nothing is lost", waiting) : waiting;
    }

    /** What playing holds back. */
    static String playing(TailView view, Instant head, int speed, ZoneId zone) {
        return Text.of(
                "playing at {0}× · {1} · {2} read ahead",
                speed, Format.clockTime(head, zone), Format.count(view.waiting()));
    }

    /** Why reading ended by itself. */
    static String finished(StopAt why, TailView view) {
        return switch (why) {
            case NEVER -> Text.of("read to the end");
            case TIP -> Text.of("read to the tip");
            case TIME -> Text.of("read to the time");
            case RECORDS -> Text.of("stopped after {0}", Format.count(view.arrived()));
            case MATCHES -> Text.of("stopped after the matches");
        };
    }

    /** How far behind its tip a shard is. */
    static String lag(ShardStatus shard) {
        return switch (shard.phase()) {
            case WAITING -> Text.of("waits for its parent");
            case ENDED -> Text.of("read to its end");
            case REACHED -> Text.of("read as far as asked");
            case FAILED -> Text.of("failed");
            case RETRYING -> Text.of("retrying in {0}", seconds(shard.retryIn()));
            case READING -> shard.millisBehind() < 0 ? "…" : Text.of("lag {0}", behind(shard.millisBehind()));
        };
    }

    /** The greatest lag of all shards. */
    static String greatestLag(TailView view) {
        Optional<ShardStatus> last = view.status().shards().stream()
                .filter(shard -> shard.millisBehind() >= 0 && shard.phase() == ShardStatus.Phase.READING)
                .max(Comparator.comparingLong(ShardStatus::millisBehind));
        return last.map(shard -> Text.of("lag {0}", behind(shard.millisBehind())))
                .orElse("");
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
        return wait == null ? Text.of("a moment") : (wait.toSeconds() + 1) + " s";
    }

    /** What is wrong with a shard, and what happens next. */
    static String trouble(ShardStatus shard) {
        String what = shard.trouble() == null ? "" : shard.trouble().what();
        return shard.phase() == ShardStatus.Phase.RETRYING
                ? Text.of("{0} Retrying in {1}.", what, seconds(shard.retryIn()))
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
                ? Text.of("Asking for the shards of {0}…", stream)
                : Text.count(
                        shards,
                        "Asking {0} shard of {1} for records…",
                        "Asking {0} shards of {1} for records…",
                        stream);
        return Duration.between(view.since(), now).compareTo(SLOW) < 0
                ? asked
                : Text.of("{0} There has been no answer yet. The endpoint may be slow or out of reach.", asked);
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
        boolean all = read == shards.size();
        String some = Format.count(read);
        String of = Format.count(shards.size());
        List<String> words = new ArrayList<>();
        if (read == 0 && !shards.isEmpty()) {
            words.add(Text.of("No shard has been read."));
        } else if (ended) {
            words.add(
                    all
                            ? Text.of("Read to the end: no records arrived in this range.")
                            : Text.of(
                                    "Read to the end: no records arrived in this range in {0} of {1} shards.",
                                    some, of));
        } else {
            String since = Format.time(view.since(), zone);
            words.add(
                    all
                            ? Text.of("Nothing arrived since {0}.", since)
                            : Text.of("Nothing arrived since {0} in {1} of {2} shards.", since, some, of));
        }
        if (behind > 0 && !ended) {
            words.add(Text.count(behind, "{0} shard is still read up to now.", "{0} are still read up to now."));
        }
        if (asked > 0 && !ended) {
            words.add(Text.count(asked, "{0} shard has not answered yet.", "{0} have not answered yet."));
        }
        if (!troubled.isEmpty()) {
            words.add("%s: %s"
                    .formatted(
                            troubled.size() == 1
                                    ? troubled.getFirst().shardId()
                                    : Text.of("{0} shards can't be read", Format.count(troubled.size())),
                            what(troubled.getFirst())));
        }
        if (!ended) {
            words.add(Text.of("Waiting…"));
        }
        return String.join(" ", words);
    }

    private static String what(ShardStatus shard) {
        return shard.trouble() == null ? "" : shard.trouble().what();
    }
}
