package dev.isomer.web.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A rule of the house, and the classes below {@code control} that break it on purpose.
 *
 * @param breakers simple names, each beginning with {@code Breaks}
 */
record HouseRule(ArchRule rule, Set<String> breakers) {

    private static final Pattern BREAKER = Pattern.compile("\\bBreaks\\w+");

    static HouseRule of(ArchRule rule, String... breakers) {
        return new HouseRule(rule.allowEmptyShould(true), Set.of(breakers));
    }

    /** Every breach in these classes, one text each. */
    List<String> breachesIn(JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }

    /** The breakers that the rule reports in these classes. */
    Set<String> reportedIn(JavaClasses classes) {
        return breachesIn(classes).stream()
                .flatMap(breach -> BREAKER.matcher(breach).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return rule.getDescription();
    }
}
