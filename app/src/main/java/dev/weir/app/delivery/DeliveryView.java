package dev.weir.app.delivery;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Confirm;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.ReadOnly;
import dev.weir.app.shell.ResourceHeading;
import dev.weir.app.shell.StandingMark;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.LiveNotice;
import dev.weir.app.streams.Phase;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the page shows of one delivery stream; made anew for another. */
final class DeliveryView extends VBox {

    private final Workspace workspace;
    private final DeliveryStreamModel model;
    private final StandingMark state = new StandingMark();
    private final ResourceHeading heading;
    private final LiveNotice notice = new LiveNotice();
    private final StatePane body = new StatePane();
    private final DeliveryTabs tabs;

    DeliveryView(Workspace workspace, DeliveryStreamModel model) {
        super(12);
        this.workspace = workspace;
        this.model = model;
        getStyleClass().addAll("page", "stream-page");
        Button delete = new Button(Text.of("Delete"), Icons.of(Icon.DELETE));
        delete.setId("delivery-stream-delete");
        delete.setOnAction(event -> delete());
        Button pause = new Button(Text.of("Pause"), Icons.of(Icon.PAUSE));
        pause.setId("delivery-stream-pause");
        pause.setOnAction(
                event -> PauseDialog.open(workspace, this, model.facts().get()));
        Button change = new Button(Text.of("Change"), Icons.of(Icon.EDIT));
        change.setId("delivery-stream-change");
        change.getStyleClass().add("accent");
        change.setOnAction(event -> workspace.open(new Place.DeliveryForm(model.name(), null)));
        Button objects = new Button(Text.of("Open the objects"), Icons.of(Icon.OBJECTS));
        objects.setId("delivery-stream-objects");
        objects.setOnAction(event -> {
            DeliveryFacts facts = model.facts().get();
            if (facts != null) {
                workspace.open(S3Facts.of(facts).place());
            }
        });
        objects.disableProperty().bind(model.facts().isNull());
        heading = new ResourceHeading(
                workspace,
                model.name(),
                state,
                new Guarded(delete, ReadOnly.reason(workspace)),
                pause,
                objects,
                new Guarded(change, whyNoChange()));
        tabs = new DeliveryTabs(workspace, model);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(heading, notice, body);
        model.phase().subscribe(phase -> showPhase());
        model.facts().subscribe(facts -> {
            showFacts(facts);
            sayNotice();
        });
        model.failure().subscribe(failure -> sayNotice());
        model.commandFailure().subscribe(failure -> sayNotice());
        model.figuresFailure().subscribe(failure -> sayNotice());
    }

    String name() {
        return model.name();
    }

    void showZone() {
        tabs.showZone();
        showFacts(model.facts().get());
    }

    void shown() {
        model.shown();
        tabs.shown();
    }

    void hidden() {
        model.hidden();
        tabs.hidden();
    }

    private void showFacts(@Nullable DeliveryFacts now) {
        heading.begin(now == null ? "" : now.arn());
        if (now == null) {
            return;
        }
        state.show(now.state());
        String source = now.sourceStream();
        if (source == null) {
            heading.fact(Text.of("Source"), now.source());
        } else {
            Hyperlink link = new Hyperlink(source);
            link.setOnAction(event -> workspace.open(new Place.Stream(source)));
            heading.fact(Text.of("Source"), link);
        }
        Label target = new Label(DeliveryTable.destination(now));
        target.setTooltip(new Tooltip(target.getText()));
        target.setMaxWidth(480);
        target.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        heading.fact(Text.of("Destination"), target);
        heading.fact(Text.of("Encryption"), now.encryptionWords());
        heading.fact(Text.of("Version"), now.versionId());
        if (now.created() != null) {
            heading.fact(
                    Text.of("Created"),
                    Format.time(now.created(), workspace.zone().get()));
        }
        if (now.updated() != null) {
            heading.fact(
                    Text.of("Changed"),
                    Format.time(now.updated(), workspace.zone().get()));
        }
    }

    private ObservableValue<@Nullable String> whyNoChange() {
        return Bindings.createObjectBinding(
                () -> {
                    DeliveryFacts facts = model.facts().get();
                    if (workspace.readOnly().get()) {
                        return ReadOnly.reason();
                    }
                    if (facts == null) {
                        return Text.of("It is not described yet.");
                    }
                    return facts.state() == DeliveryState.ACTIVE
                            ? null
                            : Text.of("A delivery stream can be changed while it is active.");
                },
                workspace.readOnly(),
                model.facts());
    }

    private void delete() {
        Confirm.ask(
                workspace, this, DeleteQuestion.of(model.name(), model.facts().get()), model::delete);
    }

    private void showPhase() {
        switch (model.phase().get()) {
            case LOADING -> body.showLoading();
            case READY, EMPTY -> body.showContent(tabs);
            case FAILED -> showFailure(model.failure().get());
        }
    }

    private void showFailure(@Nullable Failure failure) {
        if (failure == null) {
            return;
        }
        if (failure.kind() == Failure.Kind.NOT_FOUND) {
            showFacts(null);
            body.showEmpty(
                    Text.of("There is no delivery stream of this name, or no longer."),
                    Text.of("All delivery streams"),
                    () -> workspace.open(new Place.Delivery()));
        } else {
            body.showFailure(failure, model::refresh);
        }
    }

    private void sayNotice() {
        List<String> sentences = new ArrayList<>();
        Failure refused = model.commandFailure().get();
        if (refused != null) {
            sentences.add(refused.what() + " " + refused.advice());
        }
        DeliveryFacts facts = model.facts().get();
        if (facts != null && facts.failure() != null) {
            sentences.add(Text.of("The service says: {0}", facts.failure()));
        }
        Failure stale = model.failure().get();
        if (stale != null && model.phase().get() == Phase.READY) {
            sentences.add(Text.of("What is shown is not up to date.") + " " + stale.what());
        }
        Failure uncounted = model.figuresFailure().get();
        if (uncounted != null) {
            sentences.add(Text.of("Live figures are missing.") + " " + uncounted.what() + " " + uncounted.advice());
        }
        notice.say(sentences);
    }
}
