# はじめのページ
house-front-lead = 名前は 書かなくて いいです。読むだけでも いいです。
house-front-doors = 入口
house-door-read = 読むだけ
house-door-read-hint = どんな ところか、どう 使えるか
house-door-write = 少し 書く
house-door-write-hint = 1文字から 書けます。返事が いらないときは「いらない」を 選べます
house-door-places = 場所を 見る
house-door-places-hint = 行く 場所と、インターネットの 場所（まだ 準備しています）
house-door-try = 少し やってみる
house-door-try-hint = 15分から。やめるとき、理由は いりません（まだ 準備しています）
house-front-family = 家族・きょうだいの 人は こちら
house-front-return = 前に 書いた 人は、つづきから
house-front-reads-at = 次に スタッフが ここを 読むのは、{ $at }です。
house-front-open-now = いまは、スタッフが 読んでいる 時間です。
house-front-no-hours = 次に 読む 日は、まだ 決まっていません。
house-front-nobody = いまは 準備しています。手紙を うけとれる 人が、まだ いません。

# ただ読む
house-read-title = ここは、どんな ところか
house-read-what = 家の 縁側のような ところです。中に 入らなくても、すわって いられます。帰るとき、あいさつは いりません。
house-read-who = 家から 出にくい 人や、人に 会うのが こわい 人の ところです。家族や きょうだいも、手紙を 書けます。1行だけでも いいです。何も 書かないで 読むだけでも いいです。
house-read-how = 名前も メールアドレスも いりません。書くと、番号と 6つの 合いことばが 出ます。つづきを 読めるのは、それを 持っている 人と、手紙を うけとった スタッフだけです。
house-read-nothing = 「これを しなさい」と 言われることは ありません。目標も、点数も、順番も ありません。
house-read-silence = 返事を しなくても、終わりには なりません。「今は、このまま」でも いいです。

# 居場所、やってみる（まだ作っていないもの）
house-places-title = 場所を 見る
house-places-none-yet = 場所の 案内は、この ページでは まだ 見られません。できるまで、ここに そう 書いて おきます。
house-places-meanwhile = 行ける 場所を 知りたいときは、手紙で 聞けます。知っていることを、返事に 書きます。
house-try-title = 少し やってみる
house-try-none-yet = やってみることの 案内は、まだ ありません。できるまで、ここに そう 書いて おきます。
house-try-meanwhile = やってみたいことが あれば、手紙に 少し 書けます。何も 始まらなくても いいです。

# 家族
house-family-title = 家族・きょうだいの 人へ
house-family-for-yourself = 家族や きょうだいも、自分の こととして 手紙を 書けます。だれかと いっしょで なくて いいです。
house-family-apart = 手紙は、1人ずつ べつに 置きます。家の 中の だれかの 手紙と、つながることは ありません。
house-family-not-told = だれかが ここに 書いたか、書いていないかを、答えません。家族の 手紙の ことも、だれにも 答えません。
house-family-phone = 画面で 書くのが むずかしい 人の ための、電話と 紙の うけつけは、まだ この ページには ありません。

# 守れないもの
house-limits-title = ここで 守れない もの
house-limits-phone = この スマホや パソコンを 見る 人。「りれき」、画面の 写真、見守りアプリに のこった ものは、ここからは 消せません。
house-limits-words = 番号と 合いことばを 知った 人。その 人は、書いた ものを 読めます。見られたかもしれないときは、新しい 合いことばに 変えられます。
house-limits-memory = スタッフが おぼえたことと、紙に 写した もの。
house-limits-court = 裁判所の 命令など、法律で 決まっているとき。鍵が なければ 開きません。でも、スタッフが 知っていることを 聞かれることが あります。
house-limits-machine = この 機械を 動かしている 人が、しくみを 作りかえること。動いている あいだに 開いた ものは、見ることが できてしまいます。
house-limits-proxy = ここの 前に、通信を つなぐ 機械が あります。その 機械に 接続の 記録が のこることが あります。
house-limits-copies = 消した あとも、前に 作った 写しが あるあいだは、その 中に 封を した まま のこることが あります。

# 知らせのメール
house-mail-duty-subject = 開いて ください
house-mail-duty = 開いて ください。

    { $address }/staff/duty
house-mail-subject = お知らせ
house-mail-body = 新しい お知らせが あります。
    { $address }

    とめるとき
    { $stop }

# 事務
house-staff-office-title = 事務
house-staff-waiting = 返事を 待っている 手紙　{ $count }
house-staff-read-first = 先に 読む 印の ある 手紙　{ $count }
house-staff-late = 約束の 日を 過ぎた 手紙　{ $count }
house-staff-wait-for-second = 二人目を 待っている 返事　{ $count }
house-staff-unseconded = 一人で 出して、まだ 二人目が 読んでいない 返事　{ $count }
house-staff-letters = 手紙
house-staff-connect = 「つなげて ほしい」という 願い
house-staff-team = チーム
house-staff-people = ここで 働く 人
house-staff-settings = この 場所の こと
house-staff-sessions = 開いている 席
house-staff-notices = 見て おくこと
house-staff-help-lines-old = 窓口の 番号を 確かめてから、{ $days }日 たちました。
house-staff-help-lines-unverified = 窓口に 直接は 確かめていない 番号が { $count } あります。
house-staff-proxy = 手前に 中つぎの 機械（プロキシ）が あります。そこの 接続の 記録に、アドレスが 残っていないか 確かめて ください。
house-staff-no-mail = メールの 設定が ないので、知らせ（ベル）は お出しできません。
house-staff-sign-out = 帰る（完全に 閉じる）

# 当番と急ぎ
house-staff-levels = 急ぎの 件　{ $count }（だれの ことかは 出ません）
house-staff-duty = 当番と、いのちが あぶない とき
house-staff-debrief = 大変な ことの あとで
house-staff-duty-waits = 開いていない あいだの 知らせを、まだ だれも 受けていません　{ $count }
# 電話・紙・郵便
house-staff-contacts = 電話メモを 書く
house-staff-promises = こちらの 約束
house-staff-callers = 呼び名で さがす
house-staff-enquiries = だれかの ことを 聞かれた とき
house-staff-own-promises = 自分の 約束（今日まで） { $count }
