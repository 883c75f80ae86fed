package dev.weir.charts.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FlowLayoutTest {

    private static final double ACROSS = 100;
    private static final double DOWN = 20;

    /** A flow in short: "a>b a>c"; what crosses at most, and how many layers it takes. */
    private static Stream<Arguments> flows() {
        return Stream.of(
                Arguments.of("one link", "a>b", 0, 2),
                Arguments.of("a chain", "a>b b>c c>d d>e", 0, 5),
                Arguments.of("a fork", "a>b a>c a>d", 0, 2),
                Arguments.of("a funnel", "a>d b>d c>d", 0, 2),
                Arguments.of("two chains, named crosswise", "a>d b>c d>e c>f", 0, 3),
                Arguments.of("three pairs, named backwards", "a>f b>e c>d", 0, 2),
                Arguments.of("a link past two layers", "a>b b>c c>d a>d", 0, 4),
                Arguments.of("all with all, two by two", "a>c a>d b>c b>d", 1, 2),
                Arguments.of("a circle", "a>b b>c c>a", 0, 3),
                Arguments.of("a statement that writes what it reads", "p>s s>q q>s s>d", 0, 3),
                Arguments.of("a pipeline of the demo", "p>a p>b p>c a>d1 b>d2 d1>o d2>o a>q q>e e>d3 d3>o c>f", 0, 6),
                Arguments.of("a tree", "p>a p>b a>c a>d b>e b>f c>g f>h", 0, 4));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("flows")
    void linksCrossNoMoreThanTheyMust(String name, String flow, int crossings, int layers) {
        FlowPlan plan = plan(links(flow));

        assertThat(plan.crossings()).isLessThanOrEqualTo(crossings);
        assertThat(plan.boxes().values().stream()
                        .mapToInt(FlowPlan.Placed::layer)
                        .max())
                .hasValue(layers - 1);
        assertThat(overlaps(plan)).isEmpty();
        assertThat(outside(plan)).isEmpty();
    }

    @Test
    void everyLinkRunsFromItsBoxToItsBox() {
        FlowPlan plan = plan(links("a>b b>c a>c c>a"));

        assertThat(plan.routes()).hasSize(4);
        for (FlowPlan.Route route : plan.routes()) {
            FlowPlan.Placed from = plan.boxes().get(route.link().from());
            FlowPlan.Placed to = plan.boxes().get(route.link().to());
            boolean backwards = from.layer() > to.layer();
            assertThat(route.points().getFirst())
                    .isEqualTo(new FlowPoint(backwards ? from.x() : from.right(), from.middle()));
            assertThat(route.points().getLast()).isEqualTo(new FlowPoint(backwards ? to.right() : to.x(), to.middle()));
        }
    }

    @Test
    void aBoxMayBeHeldBackFromTheBeginning() {
        List<FlowBox> boxes = List.of(new FlowBox("quiet", 80, 40, 1), new FlowBox("objects", 80, 40, 2));

        FlowPlan plan = FlowLayout.plan(boxes, List.of(), ACROSS, DOWN);

        assertThat(plan.boxes().get("quiet").x()).isEqualTo(ACROSS);
        assertThat(plan.boxes().get("objects").layer()).isEqualTo(2);
    }

    @Test
    void whatIsNotThereAndWhatFlowsIntoItselfIsLeftOut() {
        List<FlowBox> boxes = List.of(new FlowBox("a", 80, 40, 0));

        FlowPlan plan = FlowLayout.plan(
                boxes,
                List.of(new FlowLink("a", "gone"), new FlowLink("gone", "a"), new FlowLink("a", "a")),
                ACROSS,
                DOWN);

        assertThat(plan.routes()).isEmpty();
        assertThat(plan.boxes()).containsOnlyKeys("a");
        assertThat(FlowLayout.plan(List.of(), List.of(), ACROSS, DOWN)).isEqualTo(FlowPlan.EMPTY);
    }

    @Test
    void largeFlowsNeverOverlapAndStayTheSame() {
        Random random = new Random(42);
        for (int round = 0; round < 20; round++) {
            List<FlowLink> links = new ArrayList<>();
            for (int i = 0; i < 90; i++) {
                links.add(new FlowLink("n" + random.nextInt(60), "n" + random.nextInt(60)));
            }
            FlowPlan plan = plan(links);
            assertThat(overlaps(plan)).isEmpty();
            assertThat(outside(plan)).isEmpty();
            assertThat(plan(links)).isEqualTo(plan);
        }
    }

    @Test
    void sortingSavesMostCrossingsOfAShuffledLadder() {
        List<FlowLink> links = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            links.add(new FlowLink("stream" + i, "delivery" + i));
            links.add(new FlowLink("delivery" + i, "objects" + i));
        }
        Collections.shuffle(links, new Random(7));

        assertThat(plan(links).crossings()).isZero();
    }

    @Test
    void arrowKeysFollowLinksAndLayers() {
        FlowPlan plan = plan(links("p>a p>b a>x b>y"));

        assertThat(FlowWalk.first(plan)).contains("p");
        assertThat(FlowWalk.from("a", FlowWalk.Way.RIGHT, plan)).contains("x");
        assertThat(FlowWalk.from("x", FlowWalk.Way.LEFT, plan)).contains("a");
        assertThat(FlowWalk.from("x", FlowWalk.Way.RIGHT, plan)).isEmpty();
        String upper = plan.boxes().get("a").place() == 0 ? "a" : "b";
        String lower = upper.equals("a") ? "b" : "a";
        assertThat(FlowWalk.from(upper, FlowWalk.Way.DOWN, plan)).contains(lower);
        assertThat(FlowWalk.from(lower, FlowWalk.Way.UP, plan)).contains(upper);
        assertThat(FlowWalk.from(upper, FlowWalk.Way.UP, plan)).isEmpty();
        assertThat(FlowWalk.from("gone", FlowWalk.Way.UP, plan)).contains("p");
    }

    private static FlowPlan plan(List<FlowLink> links) {
        List<FlowBox> boxes = links.stream()
                .flatMap(link -> Stream.of(link.from(), link.to()))
                .distinct()
                .map(id -> new FlowBox(id, 80, 40, 0))
                .toList();
        return FlowLayout.plan(boxes, links, ACROSS, DOWN);
    }

    private static List<FlowLink> links(String flow) {
        return Stream.of(flow.split(" "))
                .map(link -> new FlowLink(link.split(">")[0], link.split(">")[1]))
                .toList();
    }

    private static List<String> overlaps(FlowPlan plan) {
        List<FlowPlan.Placed> all = List.copyOf(plan.boxes().values());
        List<String> found = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int k = i + 1; k < all.size(); k++) {
                FlowPlan.Placed one = all.get(i);
                FlowPlan.Placed other = all.get(k);
                boolean apart = one.right() + ACROSS <= other.x() + 0.01
                        || other.right() + ACROSS <= one.x() + 0.01
                        || one.y() + one.box().height() + DOWN <= other.y() + 0.01
                        || other.y() + other.box().height() + DOWN <= one.y() + 0.01;
                if (!apart) {
                    found.add(one.box().id() + " and " + other.box().id());
                }
            }
        }
        return found;
    }

    private static List<String> outside(FlowPlan plan) {
        return plan.boxes().values().stream()
                .filter(placed -> placed.x() < 0
                        || placed.y() < -0.01
                        || placed.right() > plan.width() + 0.01
                        || placed.y() + placed.box().height() > plan.height() + 0.01)
                .map(placed -> placed.box().id())
                .toList();
    }
}
