# はじめのページ
house-front-lead = 名前を書かなくても、読むだけでも、使えます。
house-front-doors = 入口
house-door-read = ただ読む
house-door-read-hint = どんな所か、どんなふうに使えるか
house-door-write = ひとこと書く
house-door-write-hint = 一文字から。返事がいらないときは、いらないと書けます
house-door-places = 居場所をのぞく
house-door-places-hint = 行く所と、画面の中の所（まだ準備中です）
house-door-try = ちょっとやってみる
house-door-try-hint = 15分から。やめるのに理由はいりません（まだ準備中です）
house-front-family = ご家族・きょうだいの方はこちら
house-front-return = 前に書いたことがある方は、つづきから
house-front-reads-at = ここをスタッフが次に読むのは、{ $at }です。
house-front-open-now = いまは、スタッフが読んでいる時間です。
house-front-no-hours = 次に読む日は、まだ決まっていません。
house-front-nobody = いまは準備中です。手紙を受けとれる人が、まだいません。

# ただ読む
house-read-title = ここは、どんな所か
house-read-what = 家の縁側のような所です。中に入らなくても、すわっていられます。帰るときに、あいさつはいりません。
house-read-who = 家から出にくい人、人に会うのがこわい人、その家族やきょうだいが、手紙を書ける所です。一行だけでも、何も書かずに読むだけでも、かまいません。
house-read-how = 名前もメールアドレスもいりません。書くと、番号と六つの合いことばが出ます。つづきを読めるのは、それを持っている人と、手紙を受けとったスタッフだけです。
house-read-nothing = 何かをするように言われることは、ありません。目標も、点数も、順番もありません。
house-read-silence = 返事をしなくても、終わりにはなりません。「今は、このまま」も、そのまま受けとります。

# 居場所、やってみる（まだ作っていないもの）
house-places-title = 居場所をのぞく
house-places-none-yet = 居場所の案内は、このページではまだ見られません。できるまで、ここにそう書いておきます。
house-places-meanwhile = 行ける所を知りたいときは、手紙で聞けます。知っていることを、返事に書きます。
house-try-title = ちょっとやってみる
house-try-none-yet = やってみることの案内は、まだありません。できるまで、ここにそう書いておきます。
house-try-meanwhile = やってみたいことがあれば、手紙にひとこと書けます。何も始まらなくても、かまいません。

# 家族
house-family-title = ご家族・きょうだいの方へ
house-family-for-yourself = ご家族やきょうだいも、ご自分のこととして手紙を書けます。だれかといっしょでなくて、かまいません。
house-family-apart = 手紙は、一人ひとり別に置きます。家の中のだれかの手紙と、つながることはありません。
house-family-not-told = だれかがここに書いたかどうかを、お答えすることはありません。ご家族の手紙のことも、だれにもお答えしません。
house-family-phone = 画面で書くのがむずかしいときのための、電話と紙の受けつけは、まだこのページにはありません。

# 守れないもの
house-limits-title = ここで守れないもの
house-limits-phone = このスマートフォンやパソコンを見る人。履歴や、画面の写真や、見守りアプリに残ったものは、ここからは消せません。
house-limits-words = 番号と合いことばを知った人。知った人は、書いたものを読めます。見られたかもしれないときは、新しい合いことばに変えられます。
house-limits-memory = スタッフが覚えたことと、紙に写したもの。
house-limits-court = 裁判所の命令など、法律で決まっているとき。鍵がなければ開きませんが、スタッフが知っていることを聞かれることがあります。
house-limits-machine = この機械を動かしている人が、しくみを作りかえること。動いているあいだに開いたものは、見ることができてしまいます。
house-limits-proxy = ここの手前に、通信を中つぎする機械があります。そこに接続の記録が残ることがあります。
house-limits-copies = 消したあとも、前に取った控えが残っているあいだは、控えの中に封をしたまま残ることがあります。

# 知らせのメール
house-mail-duty-subject = 開いてください
house-mail-duty = 開いてください。

    { $address }/staff/duty
house-mail-subject = お知らせ
house-mail-body = 新しいお知らせがあります。
    { $address }

    とめるとき
    { $stop }

# 事務
house-staff-office-title = 事務
house-staff-waiting = 返事を待っている手紙　{ $count }
house-staff-read-first = 先に読む印のある手紙　{ $count }
house-staff-late = 約束の日を過ぎた手紙　{ $count }
house-staff-wait-for-second = 二人目を待っている返事　{ $count }
house-staff-unseconded = 一人で出して、まだ二人目が読んでいない返事　{ $count }
house-staff-letters = 手紙
house-staff-connect = つなげたい、という願い
house-staff-team = チーム
house-staff-people = ここで働く人
house-staff-settings = この場所のこと
house-staff-sessions = 開いている席
house-staff-notices = 見ておくこと
house-staff-help-lines-old = 窓口の番号を確かめてから、{ $days }日たちました。
house-staff-help-lines-unverified = 窓口に直接は確かめていない番号が { $count } あります。
house-staff-proxy = 手前に中つぎの機械（プロキシ）があります。そこの接続の記録に、アドレスが残っていないか確かめてください。
house-staff-no-mail = メールの設定がないので、知らせ（ベル）はお出しできません。
house-staff-sign-out = 帰る（完全に閉じる）

# 当番と急ぎ
house-staff-levels = 急ぎの件　{ $count }（だれの、どんなことかは、ここには出ません）
house-staff-duty = 当番と、いのちがあぶないとき
house-staff-debrief = 大変なことのあとで
house-staff-duty-waits = 開いていないあいだに届いた知らせを、まだだれも受けていません　{ $count }
# 電話・紙・郵便
house-staff-contacts = 電話メモを書く
house-staff-promises = こちらの約束
house-staff-callers = 呼び名でさがす
house-staff-enquiries = だれかのことを聞かれたとき
house-staff-own-promises = 自分の約束（今日まで） { $count }
