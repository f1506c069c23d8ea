package io.breakwater.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {

  @ParameterizedTest
  @EnumSource
  void everyRoleMayView(Role role) {
    assertThat(principal(role).mayActAs(Role.VIEWER)).isTrue();
  }

  @Test
  void noRoleIncludesAnotherButViewer() {
    for (Role held : Role.values()) {
      for (Role wanted : Role.values()) {
        assertThat(principal(held).mayActAs(wanted))
            .as("%s as %s", held, wanted)
            .isEqualTo(held == wanted || wanted == Role.VIEWER);
      }
    }
  }

  @Test
  void oneOfTheWantedRolesIsEnough() {
    assertThat(principal(Role.SERVICE).mayActAs(Role.TRADER, Role.SERVICE)).isTrue();
    assertThat(principal(Role.RISK).mayActAs(Role.TRADER, Role.SERVICE)).isFalse();
    assertThat(principal(Role.RISK).mayActAs()).isFalse();
  }

  @Test
  void whoHasNoRoleMayNothing() {
    var nobody = new Principal("key1", "nobody", Set.of());

    assertThat(nobody.mayActAs(Role.values())).isFalse();
  }

  @Test
  void aPrincipalHasANameForTheAudit() {
    assertThatThrownBy(() -> new Principal("key1", " ", Set.of(Role.RISK)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Principal("", "risk-1", Set.of(Role.RISK)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Principal principal(Role role) {
    return new Principal("key1", "someone", Set.of(role));
  }
}
