package dev.isomer.web.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Page views over time as bars of equal lengths of time, which begin at full hours or days of UTC.
 *
 * @param step how long each bar lasts
 * @param bars in order, without a gap; none when there were no views
 */
public record HistoryChart(Duration step, List<Bar> bars) {
    /** How wide and how high the drawing is, in its own units. */
    public static final int WIDTH = 960;

    /** As {@link #WIDTH}. */
    public static final int HEIGHT = 180;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int BARS_AT_LEAST = 24;
    private static final long HOURS_AT_MOST = 72;
    private static final long DAYS_AT_MOST = 92;

    public HistoryChart {
        bars = List.copyOf(bars);
    }

    /**
     * How many views there were from one time on and before another one.
     *
     * @param to its own time excluded
     */
    public record Bar(Instant from, Instant to, long count) {
        /** The time at which it begins, in full. */
        public String preciseTime() {
            return Times.precise(from);
        }

        /** As people read it. */
        public String briefTime() {
            return Times.brief(from);
        }
    }

    /** A rectangle of the drawing. */
    public record Rectangle(String x, String y, String width, String height) {}

    /** How long the bars of a chart over that time are: an hour, a day, or as many days as make few enough bars. */
    public static Duration step(Instant first, Instant last) {
        Duration time = Duration.between(first, last);
        if (time.toHours() < HOURS_AT_MOST) {
            return HOUR;
        }
        return DAY.multipliedBy(time.toDays() / DAYS_AT_MOST + 1);
    }

    /** The full hour or day at which the first bar begins. */
    public static Instant start(Instant first, Duration step) {
        long unitSeconds = (step.equals(HOUR) ? HOUR : DAY).toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(first.getEpochSecond(), unitSeconds) * unitSeconds);
    }

    /** The length of a bar in words. */
    public String stepWords() {
        if (step.equals(HOUR)) {
            return "hour";
        }
        return step.equals(DAY) ? "day" : step.toDays() + " days";
    }

    /** The greatest count of all bars; 0 for none. */
    public long greatest() {
        return bars.stream().mapToLong(Bar::count).max().orElse(0);
    }

    /** The bars as they are drawn, the highest over the full height; one with any view is seen, and few stay narrow. */
    public List<Rectangle> rectangles() {
        double each = (double) WIDTH / Math.max(BARS_AT_LEAST, bars.size());
        List<Rectangle> rectangles = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            long count = bars.get(i).count();
            double height = count == 0 ? 0 : Math.max(2, HEIGHT * (double) count / greatest());
            rectangles.add(
                    new Rectangle(number(i * each), number(HEIGHT - height), number(each * 0.86), number(height)));
        }
        return rectangles;
    }

    /** What the chart shows, in a sentence. */
    public String description() {
        if (bars.isEmpty()) {
            return "No views.";
        }
        Bar last = bars.get(bars.size() - 1);
        return bars.size() + (bars.size() == 1 ? " bar, one " : " bars, one each ") + stepWords() + ", from "
                + bars.get(0).briefTime() + " to " + Times.brief(last.to()) + " UTC; at most " + greatest()
                + " in one.";
    }

    private static String number(double length) {
        return String.format(Locale.ROOT, "%.1f", length);
    }
}
