package dev.weir.app.presenter;

import dev.weir.app.fx.Background;
import dev.weir.app.mask.MaskRules;
import dev.weir.app.metrics.Throughput;
import dev.weir.app.metrics.ThroughputFeed;
import dev.weir.app.presenter.PictureRing.Picture;
import dev.weir.app.shell.Caption;
import dev.weir.app.shell.Podium;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Presents in a window: takes it over while it lasts, and gives it back as it was. JavaFX thread only. Everything that it
 * starts ends with {@link #leave()}.
 */
public final class Presenter {

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final double BASE_WIDTH = 1_000;
    private static final double BASE_HEIGHT = 640;
    private static final double LARGEST = 4;

    private final Podium podium;
    private final PresenterModel model;
    private final PictureRing ring = new PictureRing();
    private final Covers covers = new Covers();
    private final StillPicture still = new StillPicture();
    private final Region black = new Region();
    private final CaptionBar bar;
    private final EventHandler<KeyEvent> keys = this::key;
    private final Runnable afterLayout;
    private final AtomicBoolean packing = new AtomicBoolean();
    private final Runnable ended;
    private Background.@Nullable Handle ticking;
    private @Nullable WindowCovers others;
    private ThroughputFeed.@Nullable Attachment attached;
    private Subscription following = Subscription.EMPTY;
    private MaskRules masks = MaskRules.NONE;
    private @Nullable Workspace followed;
    private double scale = 1;
    private boolean on;

    private Presenter(Podium podium, InstantSource clock, Runnable ended) {
        this.podium = podium;
        this.ended = ended;
        this.model = new PresenterModel(clock, podium::open);
        this.afterLayout =
                () -> covers.look(podium.scene().getRoot(), podium.masking().now());
        this.bar = new CaptionBar(new CaptionBar.Commands(
                model::previous,
                model::next,
                model::flipFrozen,
                () -> model.rewind(STEP, ring.oldest()),
                () -> model.rewind(STEP.negated(), ring.oldest()),
                model::flipBlack,
                this::flipMask,
                this::leave));
        black.getStyleClass().add("presenter-black");
        black.setId("presenter-dark");
        black.setAccessibleText(Text.of("The screen is black."));
        black.setOnMousePressed(event -> model.flipBlack());
    }

    /**
     * Begins to present as it was set up the last time.
     *
     * @param ended run once it is over
     */
    public static Presenter begin(Podium podium, InstantSource clock, Runnable ended) {
        Presenter presenter = new Presenter(podium, clock, ended);
        presenter.enter(Setup.recall(podium.memory()));
        return presenter;
    }

    private void enter(Setup setup) {
        on = true;
        masks = setup.masks();
        // First of all, so that nothing is seen on the large screen that is not to be.
        mask(setup.masked());
        podium.bare(true);
        podium.below(bar);
        if (setup.fills()) {
            podium.fullScreen(true, this::leave);
        }
        scale(fitting());
        podium.overAll().getChildren().setAll(covers.node());
        podium.scene().addEventFilter(KeyEvent.KEY_PRESSED, keys);
        podium.scene().addPostLayoutPulseListener(afterLayout);
        others = new WindowCovers(podium.scene().getWindow(), podium.masking()::now);
        following = Subscription.combine(
                model.index().subscribe(this::step),
                model.black().subscribe(this::black),
                model.moment().subscribe(this::moment),
                podium.scene().widthProperty().subscribe((before, now) -> scale(fitting())));
        List<Caption> own = StepsText.read(setup.steps()).steps();
        model.tell(own.isEmpty() ? podium.captions() : own);
        step();
        ticking = podium.background().repeat(Text.of("Present"), TICK, () -> true, done -> tick(), problem -> {});
    }

    /** Gives the window back. Idempotent. */
    public void leave() {
        if (!on) {
            return;
        }
        on = false;
        if (ticking != null) {
            ticking.cancel();
        }
        following.unsubscribe();
        follow(null);
        podium.scene().removeEventFilter(KeyEvent.KEY_PRESSED, keys);
        podium.scene().removePostLayoutPulseListener(afterLayout);
        if (others != null) {
            others.close();
        }
        podium.overAll().getChildren().clear();
        podium.overPage().getChildren().clear();
        podium.below(null);
        podium.bare(false);
        podium.scale(1);
        ring.clear();
        podium.fullScreen(false, () -> {});
        podium.masking().set(MaskRules.NONE);
        ended.run();
    }

    public PresenterModel model() {
        return model;
    }

    private void key(KeyEvent event) {
        PresenterKeys key = PresenterKeys.of(event, typing());
        boolean told = !model.steps().isEmpty();
        if (key == null
                || (!told
                        && (key == PresenterKeys.NEXT || key == PresenterKeys.PREVIOUS)
                        && !model.black().get())) {
            return;
        }
        event.consume();
        switch (key) {
            case NEXT -> model.next();
            case PREVIOUS -> model.previous();
            case FIRST -> model.first();
            case BLACK -> model.flipBlack();
            case FREEZE -> model.flipFrozen();
            case EARLIER -> model.rewind(STEP, ring.oldest());
            case LATER -> model.rewind(STEP.negated(), ring.oldest());
            case LIVE -> model.live();
            case MASK -> flipMask();
            case LARGER -> scale(scale + 0.1);
            case SMALLER -> scale(scale - 0.1);
            case LEAVE -> escape();
            case END -> leave();
        }
    }

    private void escape() {
        if (model.black().get()) {
            model.flipBlack();
        } else if (model.frozen()) {
            model.live();
        } else {
            leave();
        }
    }

    /** Whether keys belong to something that a person types into or that lies over the page. */
    private boolean typing() {
        Node focus = podium.scene().getFocusOwner();
        for (Node each = focus; each != null; each = each.getParent()) {
            if (each instanceof TextInputControl
                    || each.getStyleClass().contains("code-area")
                    || each.getStyleClass().contains("overlay")) {
                return true;
            }
        }
        return false;
    }

    private void flipMask() {
        mask(!podium.masking().on());
    }

    private void mask(boolean wanted) {
        podium.masking().set(wanted ? masks : MaskRules.NONE);
        // What was seen before may hold what is masked now.
        ring.clear();
        model.live();
        bar.masked(podium.masking().on());
        Platform.requestNextPulse();
    }

    private double fitting() {
        double width = podium.scene().getWidth();
        double height = podium.scene().getHeight();
        // By the settings everything may be drawn larger as it is.
        double already = podium.page().getLocalToSceneTransform().getMxx() / scale;
        return Math.round(Math.min(width / BASE_WIDTH, height / BASE_HEIGHT) / already * 20) / 20.0;
    }

    private void scale(double wanted) {
        scale = Math.clamp(wanted, 1, LARGEST);
        podium.scale(scale);
    }

    private void step() {
        bar.step(model.step(), model.index().get(), model.steps().size());
    }

    private void black(boolean dark) {
        podium.overAll().getChildren().remove(black);
        if (dark) {
            podium.overAll().getChildren().add(black);
        }
    }

    private void moment(@Nullable Instant shown) {
        bar.frozen(model.mark());
        if (shown == null) {
            still.clear();
            podium.overPage().getChildren().remove(still);
            return;
        }
        if (still.empty()) {
            // Frozen now: what is on the screen at this moment, not a second ago.
            Picture now = picture();
            still.show(now);
            podium.overPage().getChildren().add(still);
            return;
        }
        podium.background()
                .run(Text.of("Unpack a picture"), () -> found(shown), picture -> show(shown, picture), problem -> {});
    }

    private PictureRing.Found found(Instant shown) {
        return new PictureRing.Found(ring.at(shown));
    }

    private void show(Instant shown, PictureRing.Found found) {
        if (found.picture() != null && shown.equals(model.moment().get())) {
            still.show(found.picture());
        }
    }

    private void tick() {
        bar.frozen(model.mark());
        Workspace now = podium.workspace();
        if (!Objects.equals(now, followed)) {
            follow(now);
        }
        // One that is still being packed is not waited for: the next second has another.
        if (packing.compareAndSet(false, true)) {
            Picture picture = picture();
            podium.background()
                    .run(
                            Text.of("Keep a picture"),
                            () -> {
                                ring.add(picture);
                                return true;
                            },
                            done -> packing.set(false),
                            problem -> packing.set(false));
        }
    }

    private void follow(@Nullable Workspace next) {
        if (attached != null) {
            attached.close();
            attached = null;
        }
        followed = next;
        if (next != null) {
            attached = next.throughput().attach();
            bar.connection(next.connection().title());
            following = following.and(next.throughput().total().subscribe(bar::rates));
        } else {
            bar.connection("");
            bar.rates(Throughput.UNKNOWN);
        }
    }

    /** What is on the page now, with what is covered. */
    private Picture picture() {
        Region page = podium.page();
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(scale, scale));
        WritableImage image = page.snapshot(parameters, null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        covers.paint(pixels, width, height, page, scale);
        return new Picture(model.now(), width, height, pixels);
    }
}
