package dev.weir.app.streams.keyspace;

import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/** Which shard a key hits now, and which it would have hit before; gone while no key is looked up. */
final class KeyPath extends FlowPane {

    /** Opens a shard's records from a time. */
    interface Opener {
        void open(String shardId, @Nullable Instant from);
    }

    /** More stays than this are counted, not listed. */
    private static final int MOST = 8;

    private final Opener opener;

    KeyPath(Opener opener) {
        super(8, 4);
        this.opener = opener;
        setId("key-space-path");
        getStyleClass().add("key-path");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void say(String problem) {
        Label label = new Label(problem);
        label.getStyleClass().add("wrong");
        getChildren().setAll(label);
        setVisible(true);
    }

    void hide() {
        setVisible(false);
    }

    void show(KeyLookup found, ZoneId zone) {
        getChildren().clear();
        Label hash = new Label(PartitionKeys.hex(found.key()));
        hash.getStyleClass().add("mono");
        add(new Label(found.explicit() ? Text.of("Hash key") : "MD5"));
        add(hash);
        ShardLife now = found.now();
        if (now == null) {
            add(new Label(Text.of("No open shard is known to take it.")));
        } else {
            add(new Label(Text.of("hits now")));
            add(link(now, null));
        }
        List<Lineage.Stay> earlier =
                found.path().stream().filter(stay -> stay.to() != null).toList();
        int left = Math.max(0, earlier.size() - MOST);
        if (left > 0) {
            add(muted(Text.of("and before, {0} more, then", Format.count(left))));
        } else if (!earlier.isEmpty()) {
            add(muted(Text.of("and before")));
        }
        for (Lineage.Stay stay : earlier.subList(left, earlier.size())) {
            add(link(stay.shard(), stay.from().equals(Instant.MIN) ? null : stay.from()));
            Instant to = stay.to();
            if (to != null) {
                add(muted(Text.of("until {0}", Format.time(to, zone))));
            }
        }
        setVisible(true);
    }

    private void add(javafx.scene.Node node) {
        getChildren().add(node);
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }

    private Hyperlink link(ShardLife shard, @Nullable Instant from) {
        Hyperlink link = new Hyperlink(shard.name());
        link.setMnemonicParsing(false);
        link.setOnAction(event -> opener.open(shard.id(), from));
        return link;
    }
}
