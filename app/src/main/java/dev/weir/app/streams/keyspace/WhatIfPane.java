package dev.weir.app.streams.keyspace;

import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.streams.Resharding;
import dev.weir.app.text.Text;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Chooses a shard and a key, and says what the halves, or the shard merged with a neighbour, would have carried. */
final class WhatIfPane extends VBox {

    private static final double TOO_HEAVY = 0.5;

    private final KeySpaceModel model;
    private final SamplingModel sampling;
    private final WhatIfModel whatIf;
    private final ComboBox<ShardLife> shard = new ComboBox<>();
    private final TextField key = new TextField();
    private final Label problem = HotRows.wrapped("wrong");
    private final Label basis = HotRows.wrapped("muted", "small");
    private final Label heavy = HotRows.wrapped("small");
    private final HalfView below = new HalfView(0);
    private final HalfView above = new HalfView(1);
    private final HalfView merged = new HalfView(2);
    private final HalfView mergedToo = new HalfView(3);
    private final Button balance = new Button(Text.of("Where the load halves"));
    private final VBox body = new VBox(8);
    private final VBox merges = new VBox(8, HotRows.heading(Text.of("What if these two merged")), merged, mergedToo);
    private boolean showing;

    /**
     * Makes the pane.
     *
     * @param guard wraps a button so that it says why it may not be used
     * @param split asks whether to split for good
     */
    WhatIfPane(
            KeySpaceModel model,
            SamplingModel sampling,
            WhatIfModel whatIf,
            Function<Button, Node> guard,
            BiConsumer<ShardLife, BigInteger> split) {
        super(8);
        this.model = model;
        this.sampling = sampling;
        this.whatIf = whatIf;
        getStyleClass().add("what-if");
        shard.setId("what-if-shard");
        shard.setAccessibleText(Text.of("Shard to split"));
        shard.setPromptText(Text.of("Choose an open shard"));
        shard.setMaxWidth(Double.MAX_VALUE);
        shard.setConverter(new Names());
        key.setId("what-if-key");
        key.getStyleClass().add("mono");
        key.setAccessibleText(Text.of("Hash key at which the second shard would begin"));
        Button middle = new Button(Text.of("Middle"));
        middle.setId("what-if-middle");
        middle.setOnAction(event -> {
            ShardLife which = whatIf.shard().get();
            if (which != null) {
                whatIf.splitAt(which.range().middle());
            }
        });
        balance.setId("what-if-balance");
        balance.setOnAction(event -> whatIf.balance());
        Button go = new Button(Text.of("Split here…"), Icons.of(Icon.SPLIT));
        go.setId("what-if-split");
        go.setOnAction(event -> {
            ShardLife which = whatIf.shard().get();
            BigInteger at = whatIf.key().get();
            if (which != null && at != null) {
                split.accept(which, at);
            }
        });
        basis.setId("what-if-basis");
        HBox.setHgrow(balance, Priority.ALWAYS);
        body.getChildren()
                .addAll(
                        key,
                        problem,
                        new FlowPane(8, 8, middle, balance),
                        below,
                        above,
                        heavy,
                        basis,
                        guard.apply(go),
                        merges);
        getChildren().addAll(HotRows.heading(Text.of("What if I split here")), shard, body);
        hideWhen(problem);
        hideWhen(heavy);
        shard.valueProperty().subscribe((before, now) -> {
            if (!showing) {
                whatIf.choose(now);
            }
        });
        key.textProperty().subscribe((before, now) -> typed());
        model.lineage().subscribe(this::showShards);
        whatIf.shard().subscribe(which -> showShards(model.lineage().get()));
        whatIf.key().subscribe(this::showKey);
        whatIf.split().subscribe(this::show);
    }

    private static void hideWhen(Label label) {
        label.managedProperty().bind(label.visibleProperty());
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
    }

    private void showShards(Lineage lineage) {
        showing = true;
        List<ShardLife> open = lineage.open();
        if (!open.equals(shard.getItems())) {
            shard.getItems().setAll(open);
        }
        shard.setValue(whatIf.shard().get());
        body.setVisible(whatIf.shard().get() != null);
        body.setManaged(body.isVisible());
        showing = false;
    }

    private void showKey(@Nullable BigInteger at) {
        BigInteger typed = PartitionKeys.explicit(key.getText());
        if (at != null && !at.equals(typed)) {
            showing = true;
            key.setText(PartitionKeys.hex(at));
            showing = false;
            problem.setText("");
        }
    }

    private void typed() {
        ShardLife which = whatIf.shard().get();
        if (showing || which == null) {
            return;
        }
        BigInteger at = PartitionKeys.explicit(key.getText());
        if (at == null) {
            problem.setText(Text.of("A hash key has up to 39 digits, or 0x and up to 32 hex digits."));
        } else if (!which.range().splitsAt(at)) {
            problem.setText(Text.of(
                    "The key must lie inside the shard: above {0}, at most {1}.",
                    PartitionKeys.shortHex(which.range().start()),
                    PartitionKeys.shortHex(which.range().end())));
        } else {
            problem.setText("");
            whatIf.splitAt(at);
        }
    }

    private void show(WhatIfModel.@Nullable Split split) {
        if (split == null) {
            return;
        }
        WhatIf.Halves halves = split.halves();
        below.setVisible(halves != null);
        above.setVisible(halves != null);
        below.setManaged(halves != null);
        above.setManaged(halves != null);
        balance.setDisable(split.balanced() == null);
        if (halves != null) {
            below.show(Text.of("Below"), halves.below());
            above.show(Text.of("From here on"), halves.above());
        }
        heavy.setText(
                split.heaviest() > TOO_HEAVY && halves != null
                        ? Text.of(
                                "One partition key alone carries {0} of the load: no split divides it.",
                                KeySpaceCells.percent(split.heaviest()))
                        : "");
        basis.setText(basis(halves));
        List<WhatIfModel.Merge> together = whatIf.merges();
        merges.setVisible(!together.isEmpty());
        merges.setManaged(!together.isEmpty());
        show(merged, together, 0);
        show(mergedToo, together, 1);
    }

    private static void show(HalfView view, List<WhatIfModel.Merge> merges, int index) {
        boolean there = index < merges.size();
        view.setVisible(there);
        view.setManaged(there);
        if (there) {
            WhatIfModel.Merge merge = merges.get(index);
            view.show(Text.of("With {0}", merge.other().name()), merge.together());
        }
    }

    private String basis(WhatIf.@Nullable Halves halves) {
        Duration span = model.span().get();
        if (halves == null) {
            return sampling.on().get()
                    ? Text.of("No samples of this shard yet, in the last {0}.", KeySpaceBar.text(span))
                    : Text.of("Needs samples of this shard: switch on “Sample records”.");
        }
        String means = Text.count(
                halves.sampled(),
                "Means of the last {1} as a share of a shard's limit in, from {0} record sampled.",
                "Means of the last {1} as a share of a shard's limit in, from {0} records sampled.",
                KeySpaceBar.text(span));
        return halves.explicit() == 0
                ? means
                : means + " "
                        + Text.of(
                                "{0} more were put with an explicit hash key, which the service does not tell: left out.",
                                Format.count(halves.explicit()));
    }

    private static final class Names extends StringConverter<ShardLife> {
        @Override
        public String toString(@Nullable ShardLife life) {
            return life == null
                    ? ""
                    : Text.of(
                            "{0} · {1} of the key space",
                            life.name(), Resharding.percent(life.range().share()));
        }

        @Override
        public @Nullable ShardLife fromString(String name) {
            return null;
        }
    }
}
