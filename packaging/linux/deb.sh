#!/bin/sh
# Make the Debian package of the application in dist/qanneal: dist/qanneal_….deb.
set -eu
cd "$(dirname "$0")/../.."

version=$(dist/qanneal/qanneal --version | sed 's/.* //')
architecture=$(dpkg --print-architecture)
# Of the last change, so that the same source makes the same package.
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct 2>/dev/null || date +%s)}"
export SOURCE_DATE_EPOCH
day=$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%d)
root=build/deb
name="qanneal_${version}_$architecture"
maintainer="${DEBFULLNAME:-The qanneal developers} <${DEBEMAIL:-$(git log -1 --format=%ae)}>"

rm -rf "$root"
install -d "$root/DEBIAN" "$root/usr/bin" "$root/usr/lib" "$root/usr/share/doc/qanneal"
cp -a dist/qanneal "$root/usr/lib/qanneal"
for command in qanneal qanneal-gui; do ln -s "../lib/qanneal/$command" "$root/usr/bin/$command"; done

packaging=packaging/linux
install -Dm644 "$packaging/qanneal.desktop" "$root/usr/share/applications/qanneal.desktop"
install -Dm644 resources/icons/qanneal.svg "$root/usr/share/icons/hicolor/scalable/apps/qanneal.svg"
install -d "$root/usr/share/metainfo"
sed "s/@VERSION@/$version/; s/@DATE@/$day/" "$packaging/org.qanneal.qanneal.metainfo.xml" \
    > "$root/usr/share/metainfo/org.qanneal.qanneal.metainfo.xml"

.venv/bin/python packaging/man_pages.py build/man "$day"
install -d "$root/usr/share/man/man1"
for page in build/man/man/*.1; do gzip -9n < "$page" > "$root/usr/share/man/man1/${page##*/}.gz"; done
install -Dm644 build/man/completion/bash "$root/usr/share/bash-completion/completions/qanneal"
install -Dm644 build/man/completion/zsh "$root/usr/share/zsh/vendor-completions/_qanneal"
install -Dm644 build/man/completion/fish "$root/usr/share/fish/vendor_completions.d/qanneal.fish"

cat > "$root/usr/share/doc/qanneal/copyright" <<END
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: qanneal

Files: *
Copyright: The qanneal developers
License: Apache-2.0
 On Debian systems, the full text is in /usr/share/common-licenses/Apache-2.0.
Comment: What is in usr/lib/qanneal/_internal keeps the licences of its authors: they are in the folders that end in
 .dist-info. Qt is used under the LGPL 3, in libraries that can be replaced.
END
printf 'qanneal (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md of the source.\n\n -- %s  %s\n' \
    "$version" "$maintainer" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")" |
    gzip -9n > "$root/usr/share/doc/qanneal/changelog.gz"

# What is so in every folder that brings its own Python and its own libraries.
install -d "$root/usr/share/lintian/overrides"
for tag in custom-library-search-path embedded-library library-not-linked-against-libc \
    missing-depends-on-sensible-utils relative-library-search-path unstripped-binary-or-object; do
    printf 'qanneal: %s *usr/lib/qanneal/_internal/*\n' "$tag"
done > "$root/usr/share/lintian/overrides/qanneal"

cat > "$root/DEBIAN/control" <<END
Package: qanneal
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -sk --apparent-size "$root/usr" | cut -f1)
Depends: libc6 (>= 2.35), libegl1, libgl1, libfontconfig1, libxcb-cursor0, libxkbcommon-x11-0, fonts-dejavu-core | fonts-liberation
Recommends: gnome-keyring | kwalletmanager | keepassxc, xdg-utils
Section: science
Priority: optional
Description: train neural networks with a D-Wave quantum annealer
 A multilayer perceptron with one hidden layer is trained through an energy-based
 model whose gradient needs samples, which a quantum annealer delivers. Watch the
 run live, stop it before the quota is gone, and export the weights.
 .
 Everything also works without a token and without a network: a simulated
 annealer and a small embedded data set are the default.
END

find "$root/usr" -type d -exec chmod 755 {} +
find "$root/usr" -type f -exec chmod u=rw,go=r {} +
chmod 755 "$root/usr/lib/qanneal/qanneal"
(cd "$root" && find usr -type f -exec md5sum {} + > DEBIAN/md5sums)
find "$root" -depth -exec touch -hcd "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zxz -z2 --build "$root" "dist/$name.deb"
