#!/bin/sh
# Make the Debian package of the application in dist/qanneal: dist/qanneal_….deb. It takes dpkg-dev.
set -eu
cd "$(dirname "$0")/../.."
. packaging/day.sh

version=$(dist/qanneal/qanneal --version | sed 's/.* //')
architecture=$(dpkg --print-architecture)
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
Copyright: ${day%%-*} The qanneal developers
License: Apache-2.0
 On Debian systems, the full text is in /usr/share/common-licenses/Apache-2.0.
Comment: What is in usr/lib/qanneal/_internal keeps the licences of its authors: they are in the folders that end in
 .dist-info. Qt is used under the LGPL 3, in libraries that can be replaced.
END
printf 'qanneal (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md of the source.\n\n -- %s  %s\n' \
    "$version" "$maintainer" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")" |
    gzip -9n > "$root/usr/share/doc/qanneal/changelog.gz"

install -Dm644 "$packaging/lintian-overrides" "$root/usr/share/lintian/overrides/qanneal"

# Libraries that Debian has are Debian's to keep safe: the package asks for them in place of copies; beside them, for what
# these read that it does not bring: fonts, keyboards and X's key sequences.
inside=$PWD/$root/usr/lib/qanneal/_internal
for library in "$inside"/lib*.so*; do
    case ${library##*/} in libpython*) continue ;; esac
    if [ ! -L "$library" ] && dpkg-query -S "*/${library##*/}" >/dev/null 2>&1; then rm "$library"; fi
done
install -d build/needs/debian
printf 'Source: qanneal\n\nPackage: qanneal\nArchitecture: any\n' > build/needs/debian/control
needs=$(cd build/needs && find "$inside" -type f -name '*.so*' -exec dpkg-shlibdeps -O --ignore-missing-info \
    "-l$inside" "-l$inside/PySide6/Qt/lib" -e"$inside/../qanneal" {} + 2>errors) || { cat build/needs/errors >&2; exit 1; }
needs=${needs#shlibs:Depends=}

# As dpkg-gencontrol counts: kilobytes, each file by itself, and one for a folder, whatever the disk makes of it.
size=$(find "$root/usr" -type d -printf '1024\n' -o -printf '%s\n' | awk '{ size += int(($1 + 1023) / 1024) } END { print size }')

cat > "$root/DEBIAN/control" <<END
Package: qanneal
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $size
Depends: $needs, fontconfig-config, libx11-data, xkb-data, fonts-dejavu-core | fonts-liberation
Recommends: gnome-keyring | kwalletmanager | keepassxc, xdg-utils
Section: science
Priority: optional
Description: train neural networks with a D-Wave quantum annealer
 A multilayer perceptron with one hidden layer is trained through an
 energy-based model whose gradient needs samples, which a quantum annealer
 delivers. Watch the run live, stop it before the quota is gone, and export
 the weights.
 .
 Everything also works without a token and without a network: a simulated
 annealer and a small embedded data set are the default.
END

find "$root/usr" -type d -exec chmod 755 {} +
find "$root/usr" -type f -exec chmod u=rw,go=r {} +
chmod 755 "$root/usr/lib/qanneal/qanneal"
(cd "$root" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum > DEBIAN/md5sums)
find "$root" -depth -exec touch -hcd "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zxz -z2 --build "$root" "dist/$name.deb"
