package dev.weir.app.delivery.form;

import dev.weir.app.delivery.DeliveryFacts;
import dev.weir.app.delivery.code.CodePane;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.ReadOnly;
import dev.weir.app.shell.Workspace;
import dev.weir.app.shell.WrappingRow;
import dev.weir.app.streams.LiveNotice;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The form on the left; on the right what comes of it. */
final class DeliveryFormView extends VBox {

    /** Below this width, in pixels, the form and its preview have no room beside each other. */
    private static final double NARROW = 700;

    private static final double LEAST_TITLE = 120;

    private final Workspace workspace;
    private final DeliveryFormModel model;
    private final Runnable reload;
    private final Runnable forget;
    private final LiveNotice notice = new LiveNotice();
    private final Button anew = new Button(Text.of("Load it anew"));

    /**
     * @param reload loads what is changed once more, without what was typed
     * @param forget lets go of what was typed
     */
    DeliveryFormView(Workspace workspace, DeliveryFormModel model, Runnable reload, Runnable forget) {
        super(12);
        this.workspace = workspace;
        this.model = model;
        this.reload = reload;
        this.forget = forget;
        getStyleClass().addAll("page", "delivery-form");
        VBox sections = new VBox(
                24,
                SourceSection.of(workspace, model),
                DestinationSection.of(workspace, model),
                StepsSection.of(workspace, model),
                BufferSection.of(model));
        sections.getStyleClass().add("delivery-sections");
        ScrollPane form = new ScrollPane(sections);
        form.setFitToWidth(true);
        form.setId("delivery-form-sections");
        form.getStyleClass().add("edge-to-edge");
        form.setMinWidth(320);
        CodePane code = new CodePane(workspace);
        code.getStyleClass().add("delivery-preview");
        model.request().subscribe(code::show);
        TabPane right = new TabPane(
                tab("preview", Text.of("Preview"), new PreviewPane(workspace, model)),
                tab("samples", Text.of("Try samples"), new SamplesPane(model)),
                tab("code", Text.of("As code"), code));
        right.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        right.setAccessibleText(Text.of("What comes of the form"));
        right.setMinWidth(320);
        SplitPane split = new SplitPane(form, right);
        split.setDividerPositions(0.56);
        // Where the two do not stand side by side, in a small window at a large scale, one stands above the other.
        split.orientationProperty()
                .bind(widthProperty()
                        .map(width -> width.doubleValue() > 0 && width.doubleValue() < NARROW
                                ? Orientation.VERTICAL
                                : Orientation.HORIZONTAL));
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(heading(), notice, split);
        model.failure().subscribe(this::say);
        model.conflict().subscribe(on -> say(model.failure().get()));
    }

    private static Tab tab(String id, String title, Node content) {
        Tab tab = new Tab(title, content);
        tab.setId("delivery-form-" + id);
        return tab;
    }

    private Node heading() {
        DeliveryFacts editing = model.editing();
        Label title =
                new Label(editing == null ? Text.of("New delivery stream") : Text.of("Change {0}", editing.name()));
        title.getStyleClass().add("page-heading");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.setTooltip(new Tooltip(title.getText()));
        title.setMinWidth(LEAST_TITLE);
        HBox.setHgrow(title, Priority.SOMETIMES);
        anew.setId("delivery-form-anew");
        anew.setOnAction(event -> reload.run());
        anew.managedProperty().bind(anew.visibleProperty());
        anew.visibleProperty().bind(model.conflict());
        Button cancel = new Button(Text.of("Cancel"));
        cancel.setId("delivery-form-cancel");
        cancel.setOnAction(event -> {
            forget.run();
            workspace.open(editing == null ? new Place.Delivery() : new Place.DeliveryStream(editing.name()));
        });
        Button accept = new Button(editing == null ? Text.of("Create delivery stream") : Text.of("Save changes"));
        accept.setId("delivery-form-accept");
        accept.getStyleClass().add("accent");
        accept.setOnAction(event -> model.send(name -> workspace.open(new Place.DeliveryStream(name))));
        return new WrappingRow(
                8, title, WrappingRow.space(), new WrappingRow(8, anew, cancel, new Guarded(accept, whyNot())));
    }

    private ObservableValue<@Nullable String> whyNot() {
        return Bindings.createObjectBinding(
                () -> {
                    if (workspace.readOnly().get()) {
                        return ReadOnly.reason();
                    }
                    if (model.busy().get()) {
                        return Text.of("The service is asked.");
                    }
                    List<Problem> problems = model.problems().get();
                    return problems.isEmpty() ? null : problems.getFirst().sentence();
                },
                workspace.readOnly(),
                model.busy(),
                model.problems());
    }

    private void say(@Nullable Failure failure) {
        if (failure == null) {
            notice.say(List.of());
        } else if (model.conflict().get()) {
            notice.say(
                    List.of(Text.of("Somebody has changed this delivery stream since you opened it. Nothing was saved."
                            + " Load it anew to see what it is now; what you typed is then gone.")));
        } else {
            notice.say(List.of(failure.what() + " " + failure.advice()));
        }
    }
}
