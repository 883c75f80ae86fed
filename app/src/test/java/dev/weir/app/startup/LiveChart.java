package dev.weir.app.startup;

import dev.weir.app.Main;
import dev.weir.charts.StripChart;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Window;

/**
 * The program as its launcher starts it, watched from within: {@code shown} is printed with the first window, {@code live}
 * once a chart of it has drawn two points.
 */
final class LiveChart {

    private static final long LOOKS_EVERY_MILLIS = 20;

    private LiveChart() {}

    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().name("watch the start").start(LiveChart::watch);
        Main.main(arguments);
    }

    private static void watch() {
        try {
            await("shown", () -> Window.getWindows().stream().anyMatch(Window::isShowing));
            await(
                    "live",
                    () -> Window.getWindows().stream()
                            .anyMatch(window -> isLive(window.getScene().getRoot())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Look {
        boolean sees();
    }

    private static void await(String what, Look look) throws InterruptedException {
        while (!seen(look)) {
            Thread.sleep(LOOKS_EVERY_MILLIS);
        }
        System.out.println(what);
        System.out.flush();
    }

    private static boolean seen(Look look) throws InterruptedException {
        CountDownLatch looked = new CountDownLatch(1);
        boolean[] sees = new boolean[1];
        try {
            Platform.runLater(() -> {
                try {
                    sees[0] = look.sees();
                } finally {
                    looked.countDown();
                }
            });
        } catch (IllegalStateException e) {
            return false; // The toolkit has not been started yet.
        }
        looked.await();
        return sees[0];
    }

    private static boolean isLive(Node node) {
        if (node instanceof StripChart chart) {
            return chart.getWidth() > 0 && chart.series().stream().anyMatch(series -> series.size() >= 2);
        }
        return node.isVisible()
                && node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(LiveChart::isLive);
    }
}
