package dev.weir.app.delivery.form;

import dev.weir.app.delivery.DeliveryFacts;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Page;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Makes a delivery stream, or changes one. What was typed stays while the person is elsewhere, until it was sent or
 * given up or another one is opened.
 */
public final class DeliveryFormPage implements Page {

    private final Workspace workspace;
    private final StackPane content = new StackPane();
    private final StatePane waiting = new StatePane();
    private Place.@Nullable DeliveryForm place;
    private @Nullable DeliveryFormModel model;
    private boolean shown;

    public DeliveryFormPage(Workspace workspace) {
        this.workspace = workspace;
        waiting.getStyleClass().add("page");
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void open(Place opened) {
        if (opened instanceof Place.DeliveryForm form && !(form.equals(place) && model != null)) {
            place = form;
            load(form);
        }
    }

    private void load(Place.DeliveryForm form) {
        leave();
        String name = form.deliveryStreamName();
        if (name == null) {
            show(new DeliveryFormModel(workspace, null, form.sourceStream()));
            return;
        }
        waiting.showLoading();
        content.getChildren().setAll(waiting);
        workspace
                .background()
                .run(
                        Text.of("Describe delivery stream {0}", name),
                        () -> DeliveryFacts.describe(workspace.clients().firehose(), name),
                        facts -> {
                            if (form.equals(place)) {
                                described(facts);
                            }
                        },
                        failure -> {
                            if (form.equals(place)) {
                                failed(form, failure);
                            }
                        });
    }

    private void described(DeliveryFacts facts) {
        if (Requests.canChange(facts)) {
            show(new DeliveryFormModel(workspace, facts, null));
        } else {
            waiting.showEmpty(
                    Text.of(
                            "This delivery stream goes to {0}, which the form does not know. Change it with the CLI.",
                            facts.type().words()),
                    Text.of("Back to it"),
                    () -> workspace.open(new Place.DeliveryStream(facts.name())));
        }
    }

    private void failed(Place.DeliveryForm form, Failure failure) {
        if (failure.kind() == Failure.Kind.NOT_FOUND) {
            waiting.showEmpty(
                    Text.of("There is no delivery stream of this name, or no longer."),
                    Text.of("All delivery streams"),
                    () -> workspace.open(new Place.Delivery()));
        } else {
            waiting.showFailure(failure, () -> load(form));
        }
    }

    private void show(DeliveryFormModel next) {
        model = next;
        next.sent().subscribe(done -> {
            if (done) {
                forget();
            }
        });
        content.getChildren().setAll(new DeliveryFormView(workspace, next, this::reload, this::forget));
        if (shown) {
            next.shown();
        }
    }

    private void reload() {
        Place.DeliveryForm form = place;
        if (form != null) {
            load(form);
        }
    }

    /** What was sent or given up is not offered again. */
    private void forget() {
        leave();
        place = null;
    }

    private void leave() {
        DeliveryFormModel current = model;
        if (current != null) {
            current.hidden();
            model = null;
        }
    }

    @Override
    public void shown() {
        shown = true;
        if (model != null) {
            model.shown();
        }
    }

    @Override
    public void hidden() {
        shown = false;
        if (model != null) {
            model.hidden();
        }
    }
}
